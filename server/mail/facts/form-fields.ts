import { foldAddress, type Address } from '#lib/domain/address.ts';

const ADDRESS = /[^\s<>@,;:"'()[\]]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+/iu;

/** Labels of contact forms, lower case, without white space. */
const MAIL_LABELS = new Set(
  [
    'email e-mail mail youremail yourmail emailaddress e-mailaddress from',
    '邮箱 电子邮件 电子邮箱 邮件 邮件地址 电邮 電子郵件 信箱 メール 이메일',
    'correo correoelectrónico courriel adressee-mail emailadresse e-mail-adresse',
    'почта эл.почта eposta e-posta البريدالإلكتروني',
  ].flatMap((line) => line.split(' ')),
);
const NAME_LABELS = new Set(
  [
    'name yourname fullname contactname contactperson contact nombre nom nome имя ad',
    '姓名 名字 联系人 您的姓名 聯絡人 お名前 이름 الاسم',
  ].flatMap((line) => line.split(' ')),
);

/** The first address in a text, folded, or `null`. */
export function messageAddressIn(text: string): string | null {
  const found = ADDRESS.exec(text.slice(0, 1000))?.[0];
  return found ? foldAddress(found) : null;
}

/** Who filled in a contact form, by its "label: value" lines; `null` where no line names an address. */
export function formSender(body: string): Address | null {
  let address: string | null = null;
  let name = '';
  for (const line of body.slice(0, 20_000).split('\n').slice(0, 200)) {
    const [label, value] = fieldOf(line);
    if (!address && MAIL_LABELS.has(label)) address = messageAddressIn(value);
    if (!name && NAME_LABELS.has(label)) name = value.slice(0, 200);
    // Contact Form 7 writes "From: name address" in one line.
    if (!name && label === 'from' && address) name = (value.split(ADDRESS)[0] ?? '').trim();
  }
  return address ? { name: name.replace(/[<(\s]+$/u, ''), address } : null;
}

function fieldOf(line: string): [label: string, value: string] {
  const match = /^[\s*>|-]*([^:：]{2,40})[:：](.*)$/u.exec(line);
  if (!match) return ['', ''];
  return [
    (match[1] ?? '').replace(/[\s*_]/g, '').toLowerCase(),
    (match[2] ?? '').replace(/\*/g, '').trim(),
  ];
}
