import type { Field } from '#lib/domain/profile.ts';

/** A person's name stands in two fields of many forms. */
export type LabelledField = Field | 'firstName' | 'lastName';

/**
 * What forms and platforms write before a value, in ten languages and a few more: English, Chinese, Spanish, German,
 * French, Portuguese, Italian, Russian, Arabic, Japanese. Without "your", as `foldLabel` leaves them.
 */
const LABELS: Record<LabelledField, string> = {
  name:
    'name|full name|contact name|contact person|contact|customer name|client name|buyer|buyer name|sender|sender name|first and last name|from|attn|' +
    '姓名|名字|名称|联系人|联系人姓名|称呼|客户姓名|买家|买家姓名|发件人|聯絡人|聯繫人|稱呼|nombre|nombre completo|nombre y apellidos|nombre y apellido|persona de contacto|contacto|' +
    'vor- und nachname|vollständiger name|ansprechpartner|kontaktperson|nom|nom complet|nom et prénom|prénom et nom|personne de contact|' +
    'nome|nome completo|nome e sobrenome|pessoa de contato|contato|nome e cognome|referente|persona di contatto|имя|фио|ф.и.о.|контактное лицо|ваше имя|' +
    'الاسم|الاسم الكامل|اسم|お名前|氏名|名前|ご担当者|ご担当者名|担当者名|이름|성명|ad soyad|adı soyadı|naam|imię i nazwisko',
  firstName:
    'first name|given name|firstname|vorname|prénom|nombre de pila|primer nombre|名|имя собственное|cognome e nome',
  lastName:
    'last name|surname|family name|lastname|nachname|nom de famille|apellido|apellidos|sobrenome|apelido|cognome|фамилия|姓|姓氏|اسم العائلة|اللقب',
  address:
    'email|e-mail|mail|email address|e-mail address|mail address|email id|contact email|business email|work email|buyer email|from email|reply to|reply-to|' +
    '邮箱|电子邮件|电子邮箱|邮件|邮件地址|邮箱地址|电邮|电子邮件地址|電子郵件|電郵|信箱|correo|correo electrónico|email de contacto|dirección de correo|dirección de correo electrónico|' +
    'e-mail-adresse|emailadresse|mailadresse|e-mail adresse|courriel|adresse e-mail|adresse email|adresse mail|adresse électronique|mél|' +
    'endereço de e-mail|endereço de email|correio eletrônico|indirizzo e-mail|indirizzo email|posta elettronica|почта|эл. почта|электронная почта|адрес электронной почты|' +
    'البريد الإلكتروني|البريد الالكتروني|بريد إلكتروني|メール|メールアドレス|eメール|이메일|메일|e-posta|eposta|e-mailadres|adres e-mail',
  company:
    'company|company name|organization|organisation|business name|firm|business|buyer company|' +
    '公司|公司名|公司名称|单位|单位名称|企业名称|企业|公司名稱|empresa|nombre de la empresa|compañía|razón social|firma|unternehmen|firmenname|' +
    "société|entreprise|nom de la société|nom de l'entreprise|raison sociale|nome da empresa|companhia|azienda|società|ragione sociale|nome azienda|" +
    'компания|организация|название компании|фирма|الشركة|اسم الشركة|会社名|貴社名|御社名|会社|회사|회사명|şirket|firma adı|bedrijf|bedrijfsnaam|nazwa firmy',
  country:
    'country|country/region|country / region|country or region|nation|country of origin|buyer country|destination country|' +
    '国家|国家/地区|国家地区|国家或地区|所在国家|國家|國家/地區|país|pais|país/región|land|staat|pays|pays/région|país/região|paese|nazione|' +
    'страна|страна/регион|البلد|الدولة|بلد|国|国名|国/地域|국가|ülke|kraj',
  phone:
    'phone|phone number|tel|telephone|telephone number|mobile|mobile number|mobile phone|cell|cell phone|contact number|phone no|tel no|whatsapp|whatsapp number|phone/whatsapp|tel/whatsapp|whatsapp/phone|' +
    '电话|电话号码|手机|手机号|手机号码|联系电话|联系方式|電話|電話號碼|手機|聯絡電話|teléfono|telefono|número de teléfono|móvil|celular|telefon|telefonnummer|handy|mobil|rufnummer|' +
    'téléphone|numéro de téléphone|tél|portable|mobile/whatsapp|telefone|número de telefone|telemóvel|numero di telefono|cellulare|телефон|номер телефона|тел|моб|мобильный|' +
    'الهاتف|رقم الهاتف|هاتف|الجوال|رقم الجوال|電話番号|お電話番号|携帯電話|전화|전화번호|연락처|telefon numarası|cep telefonu|telefoonnummer|numer telefonu',
  website:
    'website|web site|web|url|homepage|site|company website|网址|网站|公司网址|公司网站|網址|網站|sitio web|página web|pagina web|webseite|internetseite|site web|site internet|' +
    'sito web|sito|сайт|веб-сайт|الموقع|الموقع الإلكتروني|ウェブサイト|ホームページ|웹사이트|web sitesi',
  product:
    'product|products|product name|product of interest|interested product|interested in|item|item name|model|product model|product required|requirement|product/service|' +
    '产品|产品名称|产品型号|商品|商品名称|型号|感兴趣的产品|询价产品|意向产品|產品|產品名稱|型號|producto|productos|nombre del producto|producto de interés|artículo|produkt|produkte|produktname|artikel|modell|' +
    'produit|produits|nom du produit|article|modèle|produto|produtos|nome do produto|produto de interesse|modelo|prodotto|prodotti|nome prodotto|articolo|' +
    'товар|продукт|продукция|наименование|наименование товара|изделие|المنتج|اسم المنتج|المنتجات|製品|商品名|製品名|品名|제품|제품명|상품|ürün|ürün adı|product naam|produkty',
  quantity:
    'quantity|qty|order quantity|required quantity|quantity required|quantity needed|purchase quantity|estimated quantity|estimated order quantity|order qty|volume|' +
    '数量|采购数量|订购数量|订单数量|需求数量|采购量|數量|採購數量|cantidad|cantidades|cantidad requerida|menge|anzahl|stückzahl|bestellmenge|quantité|quantité souhaitée|' +
    'quantidade|quantidade desejada|quantità|quantita|количество|кол-во|объем|الكمية|كمية|ご注文数量|個数|수량|miktar|adet|aantal|hoeveelheid|ilość',
  subject:
    'subject|subject line|topic|title|主题|标题|主題|標題|asunto|betreff|objet|sujet|assunto|oggetto|тема|الموضوع|件名|題名|제목|konu|onderwerp|temat',
  message:
    'message|message body|comments|comment|inquiry|enquiry|inquiry details|enquiry details|details|question|questions|description|content|remarks|note|notes|additional information|how can we help|requirements|inquiry message|' +
    '留言|内容|留言内容|询盘内容|询价内容|消息|信息|备注|说明|需求|需求描述|详细信息|問題|內容|留言內容|備註|mensaje|comentario|comentarios|consulta|su mensaje|nachricht|anfrage|mitteilung|bemerkung|bemerkungen|kommentar|' +
    'commentaire|commentaires|demande|mensagem|comentários|comentario adicional|messaggio|commento|commenti|richiesta|сообщение|комментарий|вопрос|текст сообщения|' +
    'الرسالة|رسالة|الاستفسار|التفاصيل|メッセージ|お問い合わせ内容|お問合せ内容|ご質問|ご相談内容|메시지|문의내용|문의 내용|내용|mesaj|mesajınız|bericht|wiadomość',
};

const FIELD_OF = new Map<string, LabelledField>();
for (const [field, labels] of Object.entries(LABELS)) {
  for (const label of labels.split('|')) {
    const folded = foldLabel(label);
    if (!FIELD_OF.has(folded)) FIELD_OF.set(folded, field as LabelledField);
  }
}

/** What forms add below what was typed in, about the page and the browser. */
const ABOUT_PAGE =
  /^(?:page(?: url| title)?|(?:page|source|site|form|current|landing) (?:url|page)|referr?er(?: url)?|ip(?: address)?|remote ip|user[ -]?agent|browser|date(?: sent)?|time|submitted(?: on| at)?|form(?: name| id)?|utm[ _]\w+|gclid|来源(?:页面|网址)?|提交(?:时间|页面)|ip地址|页面)$/u;

/** Whether a label tells of the form and not of what was typed into it. */
export function isAboutPage(label: string): boolean {
  return ABOUT_PAGE.test(foldLabel(label));
}

/** Words around a label that change nothing. */
const YOUR =
  /^(?:the|your|you're|buyer's|customer's|您的|你的|您|请输入|ihre?|su|tu|votre|vos|ton|o seu|a sua|seu|sua|il tuo|la tua|il suo|ваш[ае]?|ваше|ご|お)\s*(?=\S)/u;

/** One spelling of a label: NFKC, lower case, single spaces, without marks of layout, "required" and "your". */
export function foldLabel(label: string): string {
  const plain = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[*_#"“”•·►▪|>]|\([^()]{0,40}\)|\[[^[\]]{0,40}\]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/[\s:.-]+$/u, '')
    .trim();
  // Between Han characters white space is layout, as in NetEase's "主 题".
  return plain.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

/** Which field a label names in any of the languages, `null` for one nobody knows. */
export function fieldOfLabel(label: string): LabelledField | null {
  const folded = foldLabel(label);
  if (folded.length === 0 || folded.length > 60) return null;
  return FIELD_OF.get(folded) ?? FIELD_OF.get(folded.replace(YOUR, '')) ?? null;
}
