import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Avatar } from '#components/ui/Avatar.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { Line } from '#components/ui/Line.tsx';
import { Section } from '#components/ui/Section.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Progress, Wait } from '#components/ui/Wait.tsx';
import { shapes } from '#components/ui/icon-shapes.tsx';
import { expectAccessible } from '#tests/support/axe.ts';

test('an avatar beside a name is silent, alone it has the name', async () => {
  const { container } = render(
    <>
      <Avatar initials="LC" who="me" />
      <Avatar initials="WL" who="colleague" label="Wang Lei" />
    </>,
  );
  expect(screen.getAllByRole('img')).toHaveLength(1);
  expect(screen.getByRole('img', { name: 'Wang Lei' }).textContent).toBe('WL');
  await expectAccessible(container);
});

test('every icon is drawn, and is decoration unless it is named', async () => {
  const names = Object.keys(shapes) as (keyof typeof shapes)[];
  const { container } = render(
    <div>
      {names.map((name) => (
        <Icon key={name} name={name} />
      ))}
      <Icon name="eye" label="viewed" />
    </div>,
  );
  const drawn = [...container.querySelectorAll('svg')];
  expect(drawn.every((svg) => svg.querySelector('path, rect, circle') !== null)).toBe(true);
  expect(screen.getAllByRole('img')).toHaveLength(1);
  await expectAccessible(container);
});

test('text of others keeps its own direction and language', async () => {
  const { container } = render(
    <p>
      From <Foreign lang="ar">شركة الري</Foreign>, <Foreign lang={null}>Acme</Foreign>
    </p>,
  );
  const [arabic, unknown] = container.querySelectorAll('bdi');
  expect(arabic?.getAttribute('dir')).toBe('auto');
  expect(arabic?.lang).toBe('ar');
  expect(unknown?.hasAttribute('lang')).toBe(false);
  await expectAccessible(container);
});

test('a section is a region with its title', async () => {
  const { container } = render(
    <Section title="Customer" more="First inquiry">
      <Line icon="mail">adaeze@bluewater-irrigation.example</Line>
    </Section>,
  );
  expect(screen.getByRole('region', { name: 'Customer' }).textContent).toContain('First inquiry');
  await expectAccessible(container);
});

test('empty, waiting and not read yet are said in words', async () => {
  const { container } = render(
    <>
      <Empty title="Nothing of yours is due" line="Next is Riegos del Valle, tomorrow 12:40." />
      <Skeleton label="Fetching your team's inquiries" />
      <Wait>Waiting for you, code valid for 9 min</Wait>
      <Progress label="Fetching, 1,200 of 3,400" share={1200 / 3400} />
    </>,
  );
  expect(screen.getByRole('img', { name: "Fetching your team's inquiries" })).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('Waiting for you, code valid for 9 min');
  expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBeCloseTo(0.353, 3);
  await expectAccessible(container);
});
