import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { withMeaning } from '#components/profiles/draft.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { choose, openDesk, press, type } from '#tests/support/desk-stage.tsx';

test('profiles say which mails they are about and how the buyer is reached', async () => {
  const { container } = await openDesk('profiles', { as: 'manager' });
  await screen.findByText('Platform. From sourcing.hktdc.org. Subject with “Enquiry”.');
  screen.getByText('Answers reach the buyer through the platform');
  await expectAccessible(container);
});

test('a sample is read, set right by hand, and saved', async () => {
  const { container, ask, done } = await openDesk('profiles/new', { as: 'manager' });
  await type('A sample', 'Buyer: Amina Bello');
  await expectAccessible(container);
  await press('Read it');
  expect(ask).toHaveBeenCalledWith({ type: 'learn-profile', sample: 'Buyer: Amina Bello' });
  await screen.findByRole('heading', { level: 2, name: 'What was read' });
  screen.getByText('Amina Bello');
  screen.getByText('USD 50,000 to 100,000');
  await choose('What “Annual purchase” means', 'quantity');
  await choose('What “Country/Region” means', 'nothing');
  await type('Another label', 'Tel：');
  await press('Add');
  await choose('What “Tel” means', 'phone');
  await expectAccessible(container);
  await press('Save');
  await screen.findByRole('link', { name: 'Made in Somewhere' });
  expect(await done()).toMatchObject([
    {
      type: 'save-profile',
      profile: {
        name: 'Made in Somewhere',
        active: true,
        match: { fromDomain: 'made-in.example' },
        labels: {
          name: ['Buyer'],
          message: ['Message'],
          quantity: ['Annual purchase'],
          phone: ['Tel'],
        },
        buyerAddress: 'hidden',
      },
    },
  ]);
});

test('where nothing can be read, it says what to do', async () => {
  const { container } = await openDesk('profiles/new', { as: 'manager' });
  await press('Read it');
  await screen.findByText('Paste a mail first.');
  await type('A sample', 'nonsense');
  await press('Read it');
  await screen.findByText(/^No labels were found/);
  await expectAccessible(container);
});

test('a profile that no mail would fit is not saved', async () => {
  const { done } = await openDesk('profiles/new', { as: 'manager' });
  await press('Write a profile by hand');
  await press('Save');
  await screen.findByText('Fill in at least one of these, or no mail would fit.');
  screen.getByText('Say of at least one label what it means.');
  expect(await done()).toEqual([]);
});

test('a rep reads them', async () => {
  const { container } = await openDesk('profiles/new', { as: 'rep' });
  await screen.findByText('You can read this. A manager can change it.');
  expect(screen.queryByRole('textbox')).toBeNull();
  await expectAccessible(container);
});

test('a label means one thing at most', () => {
  const labels = { name: ['From', 'Name'], address: ['From'] };
  expect(withMeaning(labels, 'From', 'company')).toEqual({ name: ['Name'], company: ['From'] });
  expect(withMeaning(labels, 'From', null)).toEqual({ name: ['Name'] });
});
