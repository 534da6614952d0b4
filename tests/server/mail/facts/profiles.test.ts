import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { Profile } from '#lib/domain/profile.ts';
import { startingProfiles } from '#lib/domain/profiles/starting.ts';
import { fieldsOf, labelledIn } from '#server/mail/facts/label-fields.ts';
import { learnProfile, type Lesson } from '#server/mail/facts/learn-profile.ts';
import { ownSideOf } from '#server/mail/facts/own-side.ts';
import { aProfile, customerIn, natureOf } from './around.ts';
import { letter } from './letter.ts';

const fields = (body: string) => fieldsOf(labelledIn(body));

// Synthetic: one form in each language, as sites of that country label their fields.
const forms: [string, string][] = [
  [
    'English',
    'Your Name: Greta Kunde\nE-mail: g@k.example\nCompany: Kunde\nCountry: Germany\nPhone: +49 40 1\nProduct: Pumps\nQuantity: 40 pcs\nMessage: Hello',
  ],
  [
    'Chinese',
    '姓名：Greta Kunde\n邮箱：g@k.example\n公司名称：Kunde\n国家：Germany\n联系电话：+49 40 1\n产品名称：Pumps\n采购数量：40 pcs\n留言内容：Hello',
  ],
  [
    'Spanish',
    'Nombre: Greta Kunde\nCorreo electrónico: g@k.example\nEmpresa: Kunde\nPaís: Germany\nTeléfono: +49 40 1\nProducto: Pumps\nCantidad: 40 pcs\nMensaje: Hello',
  ],
  [
    'German',
    'Ihr Name: Greta Kunde\nE-Mail-Adresse: g@k.example\nFirma: Kunde\nLand: Germany\nTelefon: +49 40 1\nProdukt: Pumps\nMenge: 40 pcs\nIhre Nachricht: Hello',
  ],
  [
    'French',
    'Nom: Greta Kunde\nCourriel : g@k.example\nSociété : Kunde\nPays : Germany\nTéléphone : +49 40 1\nProduit : Pumps\nQuantité : 40 pcs\nVotre message : Hello',
  ],
  [
    'Portuguese',
    'Nome completo: Greta Kunde\nE-mail: g@k.example\nEmpresa: Kunde\nPaís: Germany\nTelefone: +49 40 1\nProduto: Pumps\nQuantidade: 40 pcs\nMensagem: Hello',
  ],
  [
    'Italian',
    'Nome e cognome: Greta Kunde\nEmail: g@k.example\nAzienda: Kunde\nPaese: Germany\nTelefono: +49 40 1\nProdotto: Pumps\nQuantità: 40 pcs\nMessaggio: Hello',
  ],
  [
    'Russian',
    'Имя: Greta Kunde\nЭлектронная почта: g@k.example\nКомпания: Kunde\nСтрана: Germany\nТелефон: +49 40 1\nТовар: Pumps\nКоличество: 40 pcs\nСообщение: Hello',
  ],
  [
    'Arabic',
    'الاسم: Greta Kunde\nالبريد الإلكتروني: g@k.example\nالشركة: Kunde\nالدولة: Germany\nرقم الهاتف: +49 40 1\nالمنتج: Pumps\nالكمية: 40 pcs\nالرسالة: Hello',
  ],
  [
    'Japanese',
    'お名前：Greta Kunde\nメールアドレス：g@k.example\n会社名：Kunde\n国名：Germany\n電話番号：+49 40 1\n製品名：Pumps\n数量：40 pcs\nお問い合わせ内容：Hello',
  ],
];

describe('labelled lines', () => {
  const all = {
    name: 'Greta Kunde',
    address: 'g@k.example',
    company: 'Kunde',
    country: 'Germany',
    phone: '+49 40 1',
    product: 'Pumps',
    quantity: '40 pcs',
    message: 'Hello',
  };
  test.each(forms)('of a form in %s', (_language, body) => {
    expect(fields(body)).toEqual(all);
  });

  test.each([
    [
      'with the value below',
      'Name\nGreta\n\nE-mail:\ng@k.example',
      { name: 'Greta', address: 'g@k.example' },
    ],
    [
      'between bars',
      '| Name | Greta |\n| E-mail | g@k.example |',
      { name: 'Greta', address: 'g@k.example' },
    ],
    ['with tabs', 'Name\tGreta\nE-mail\tg@k.example', { name: 'Greta', address: 'g@k.example' }],
    [
      'in bold',
      '*Name:* Greta\n**E-mail**: g@k.example',
      { name: 'Greta', address: 'g@k.example' },
    ],
    [
      'marked as required',
      'Name (required): Greta\nE-mail *: g@k.example',
      { name: 'Greta', address: 'g@k.example' },
    ],
    ['with the name in two', 'First name: Greta\nLast name: Kunde', { name: 'Greta Kunde' }],
    [
      'with an empty one',
      'Name: Greta\nCompany:\nE-mail: g@k.example',
      { name: 'Greta', address: 'g@k.example' },
    ],
    [
      'a message of many lines',
      'Name: Greta\nMessage: Dear all,\n\nforty: please\nGreta\nIP: 1.2.3.4',
      { name: 'Greta', message: 'Dear all,\n\nforty: please\nGreta' },
    ],
  ])('%s', (_how, body, expected) => {
    expect(fields(body)).toEqual(expected);
  });

  test('of an HTML table', async () => {
    const html =
      '<table><tr><td>Name</td><td>Greta</td></tr><tr><td>E-mail</td><td><a href="mailto:g@k.example">g@k.example</a></td></tr><tr><td>Message</td><td>Forty pumps,<br>please.</td></tr></table>';
    const found = await natureOf(
      { From: 'wordpress@acme.test', 'Content-Type': 'text/html; charset=utf-8' },
      html,
    );
    expect(found.who).toMatchObject({ name: 'Greta', addresses: ['g@k.example'] });
    expect(found.ownText).toBe('Forty pumps,\nplease.');
  });

  test.each(['https://acme.test:443/x', 'Meeting at 10:30', 'We need the following: pumps', ''])(
    'are not in "%s"',
    (body) => {
      expect(fields(body)).toEqual({});
    },
  );
});

const notice = [
  'A buyer has sent you an enquiry.',
  'Buyer Name: Greta Kunde',
  'Company: Kunde GmbH',
  'Country: Germany',
  'Message: We need forty pumps.',
].join('\n');
const bazaar = aProfile({
  labels: {
    name: ['Buyer Name'],
    company: ['Company'],
    country: ['Country'],
    message: ['Message'],
  },
});
const fromBazaar = {
  From: 'Bazaar <enquiry@mail.bazaar.example>',
  'Reply-To': 'r123@bazaar.example',
};
const withBazaar = { profiles: [bazaar] };

describe('a platform’s notice', () => {
  test('is the buyer’s, and its relay is nobody’s sign', async () => {
    const nature = await natureOf(fromBazaar, notice, withBazaar);
    expect(nature).toMatchObject({
      kind: 'person',
      profile: { name: 'Bazaar' },
      channel: { channel: 'platform', evidence: 'Bazaar' },
      ownText: 'We need forty pumps.',
      company: 'Kunde GmbH',
      countries: [{ country: 'DE', by: 'field' }],
      who: { name: 'Greta Kunde', addresses: [], relay: 'r123@bazaar.example' },
    });
  });

  test('is no automatic mail, whatever the platform writes into its header', async () => {
    const header = {
      ...fromBazaar,
      Precedence: 'bulk',
      'Auto-Submitted': 'auto-generated',
      'List-Id': '<x.bazaar.example>',
    };
    expect((await natureOf(header, notice, withBazaar)).signals).toEqual([]);
    expect((await natureOf(header, notice)).kind).toBe('notice');
  });

  test('shows an address, which is the buyer’s', async () => {
    const shown = aProfile({
      ...bazaar,
      buyerAddress: 'shown',
      labels: { ...bazaar.labels, address: ['Email'] },
    });
    const body = `${notice.replace('Country:', 'Email: greta@kunde.example\nCountry:')}`;
    const found = await customerIn(fromBazaar, body, { profiles: [shown] });
    expect(found?.customer.addresses).toEqual(['greta@kunde.example']);
  });

  test('hides the buyer', async () => {
    const hidden = aProfile({ ...bazaar, buyerAddress: 'hidden' });
    const { who } = await natureOf(fromBazaar, notice, { profiles: [hidden] });
    expect(who).toMatchObject({ name: 'Greta Kunde', addresses: [], relay: null });
  });

  test.each<[string, Partial<Profile>]>([
    [
      'another domain',
      { match: { fromDomain: 'other.example', dkimDomain: null, subjectContains: null } },
    ],
    [
      'the end of a name',
      { match: { fromDomain: 'azaar.example', dkimDomain: null, subjectContains: null } },
    ],
    ['another subject', { match: { ...bazaar.match, subjectContains: 'invoice' } }],
    ['a signature nobody checked', { match: { ...bazaar.match, dkimDomain: 'bazaar.example' } }],
    ['nothing at all', { match: { fromDomain: null, dkimDomain: null, subjectContains: null } }],
    ['labels that are not there', { labels: { name: ['Kunde'], message: ['Nachricht'] } }],
    ['a profile put aside', { active: false }],
  ])('is not read by %s', async (_what, over) => {
    const { profile } = await natureOf(fromBazaar, notice, { profiles: [{ ...bazaar, ...over }] });
    expect(profile).toBeNull();
  });

  test('that was forged is not read', async () => {
    const forged = { ...fromBazaar, 'Authentication-Results': 'mx.acme.test; dmarc=fail' };
    expect((await natureOf(forged, notice, withBazaar)).profile).toBeNull();
    const signed = { match: { ...bazaar.match, dkimDomain: 'bazaar.example' } };
    const good = {
      ...fromBazaar,
      'Authentication-Results': 'mx.acme.test; dkim=pass header.d=mail.bazaar.example',
    };
    const found = await natureOf(good, notice, { profiles: [{ ...bazaar, ...signed }] });
    expect(found.profile?.name).toBe('Bazaar');
  });
});

describe('the shipped profiles', () => {
  // As a manager leaves them: at work, the form on the company's own site.
  const shipped = startingProfiles.map((one) => {
    const fromDomain = one.match.fromDomain ?? 'acme.test';
    return aProfile({ ...one, active: true, match: { ...one.match, fromDomain } });
  });

  test('are valid, and wait for a manager', () => {
    for (const draft of startingProfiles) {
      expect(draft).toMatchObject({ active: false, mayAcknowledge: false });
      expect(z.safeEncode(Profile, aProfile(draft))).toMatchObject({ success: true });
    }
  });

  test('read Contact Form 7 as its default template writes it', async () => {
    const nature = await natureOf(
      {
        From: 'Acme <wordpress@acme.test>',
        Subject: 'Acme "Pumps"',
        'Reply-To': 'greta@kunde.example',
      },
      'From: Greta Kunde greta@kunde.example\nSubject: Pumps\n\nMessage Body:\nForty pumps, please.\n\n-- \nThis is a notification that a contact form was submitted on your website (Acme https://acme.test).',
      { profiles: shipped },
    );
    expect(nature).toMatchObject({
      profile: { name: 'Contact Form 7' },
      channel: { channel: 'form', evidence: 'Contact Form 7' },
      who: { name: 'Greta Kunde', addresses: ['greta@kunde.example'] },
      ownText: 'Forty pumps, please.',
    });
  });

  test('leave a colleague’s letter alone', async () => {
    const { profile, kind } = await natureOf(
      { From: 'linda@acme.test' },
      'From: me\nSubject: lunch',
      { profiles: shipped },
    );
    expect({ profile, kind }).toEqual({ profile: null, kind: 'internal' });
  });

  test('read HKTDC as its help page describes it', async () => {
    const nature = await natureOf(
      { From: 'hktdcenquiry@sourcing.hktdc.org', Subject: 'Enquiry from hktdc.com Sourcing' },
      notice,
      { profiles: shipped },
    );
    expect(nature).toMatchObject({
      profile: { name: 'HKTDC Sourcing' },
      who: { addresses: [], relay: 'hktdcenquiry@sourcing.hktdc.org', name: 'Greta Kunde' },
    });
  });
});

describe('a profile is learned', () => {
  const own = ownSideOf(['info@acme.test']);
  const learned = async (sample: string) => {
    const lesson = await learnProfile(sample, own);
    if (lesson.kind !== 'learned') throw new Error('nothing was read');
    return lesson;
  };

  test('from the source of a mail, and then reads the next one', async () => {
    const { profile, preview, missing } = await learned(letter(fromBazaar, notice).toString());
    expect(preview).toEqual({
      name: 'Greta Kunde',
      company: 'Kunde GmbH',
      country: 'Germany',
      message: 'We need forty pumps.',
    });
    expect(profile).toMatchObject({
      name: 'Bazaar',
      channel: 'platform',
      match: { fromDomain: 'mail.bazaar.example' },
      buyerAddress: 'relay',
      mayAcknowledge: false,
      active: false,
    });
    expect(missing).toEqual([]);
    expect(z.safeEncode(Profile, aProfile(profile))).toMatchObject({ success: true });
    const next = notice.replace('Greta Kunde', 'Otto Kunde');
    const nature = await natureOf(fromBazaar, next, {
      profiles: [aProfile({ ...profile, active: true })],
    });
    expect(nature.who?.name).toBe('Otto Kunde');
  });

  test('from pasted text, which shows no sender', async () => {
    const { profile, preview, missing } = await learned(`${notice}\nBudget class: B`);
    expect(profile.match.fromDomain).toBeNull();
    expect(missing).toEqual(['fromDomain']);
    expect(preview.name).toBe('Greta Kunde');
  });

  test('with what nobody knows the meaning of', async () => {
    const { unknown } = await learned(`Lead class: B2\n${notice}`);
    expect(unknown).toEqual([{ label: 'Lead class', value: 'B2' }]);
  });

  test('of the company’s own form', async () => {
    const mail = letter(
      { From: 'Site <wordpress@acme.test>' },
      'Name: Greta\nE-mail: greta@kunde.example\nMessage: hi',
    );
    const { profile } = await learned(mail.toString());
    expect(profile).toMatchObject({ channel: 'form', buyerAddress: 'shown' });
  });

  test.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['a letter', 'Dear Sir,\nplease send prices.\nGreta'],
    ['one label', 'Name: Greta'],
    ['noise', '\u0000\u0001\uFFFD{}[]<>'.repeat(1000)],
    ['colons', ':'.repeat(100_000)],
    ['half a mail', 'From: a@b.example\nTo: c@d.example\nDate: today\n\nhello'],
    ['labels a million times', 'Foo: bar\n'.repeat(100_000)],
    [
      'a picture',
      Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)).toString('latin1'),
    ],
  ])('not from %s', async (_what, sample) => {
    expect(await learnProfile(sample, own)).toEqual<Lesson>({ kind: 'nothing-read' });
  });
});
