import { getDomain } from 'tldts';

/** Providers where anybody has an address, so that a shared domain says nothing about two people. */
const PROVIDERS = new Set(
  [
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com',
    'aol.com aim.com icloud.com me.com mac.com proton.me protonmail.com pm.me tutanota.com tuta.com',
    'zoho.com zohomail.com hey.com duck.com fastmail.com fastmail.fm mail.com email.com usa.com gmx.com',
    'inbox.com hushmail.com mailbox.org posteo.de posteo.net disroot.org yandex.com mail.ee inbox.lv',
    '163.com 126.com yeah.net 188.com vip.163.com qq.com foxmail.com sina.com sina.cn sohu.com 139.com',
    '189.cn wo.cn 21cn.com aliyun.com tom.com 263.net msn.cn naver.com daum.net hanmail.net nate.com',
    'rediffmail.com rediff.com indiatimes.com sify.com mail.ru bk.ru list.ru inbox.ru internet.ru',
    'yandex.ru ya.ru rambler.ru ukr.net i.ua meta.ua bigmir.net tut.by seznam.cz email.cz centrum.cz',
    'post.cz atlas.cz volny.cz azet.sk zoznam.sk centrum.sk wp.pl o2.pl onet.pl interia.pl op.pl tlen.pl',
    'gazeta.pl poczta.fm libero.it virgilio.it tiscali.it alice.it tin.it orange.fr wanadoo.fr free.fr',
    'laposte.net sfr.fr neuf.fr bbox.fr web.de gmx.de gmx.net gmx.at gmx.ch t-online.de freenet.de arcor.de',
    '1und1.de bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl btinternet.com',
    'sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk eircom.net uol.com.br',
    'bol.com.br terra.com.br ig.com.br globo.com globomail.com oi.com.br emirates.net.ae eim.ae walla.co.il',
    'walla.com netvision.net.il bezeqint.net mynet.com superonline.com abv.bg mail.bg citromail.hu freemail.hu',
    'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net',
    'shaw.ca rogers.com sympatico.ca bigpond.com bigpond.net.au optusnet.com.au xtra.co.nz telkomsa.net',
    'mweb.co.za vodamail.co.za docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com biglobe.ne.jp so-net.ne.jp',
    'pchome.com.tw seed.net.tw hinet.net netvigator.com singnet.com.sg streamyx.com telkom.net telia.com',
    'online.no sapo.pt prodigy.net.mx prodigy.net terra.cl ciudad.com.ar fibertel.com.ar arnet.com.ar',
  ].flatMap((line) => line.split(' ')),
);

/** Trade platforms and shops, which write for all their buyers: there a shared domain says nothing either. */
const PLATFORMS = new Set(
  [
    'alibaba.com aliexpress.com 1688.com alibaba-inc.com made-in-china.com globalsources.com hktdc.org hktdc.com',
    'dhgate.com indiamart.com tradeindia.com exportersindia.com ec21.com tradekey.com ecplaza.net tradewheel.com',
    'thomasnet.com europages.com wlw.de visable.com kompass.com go4worldbusiness.com faire.com ankorstore.com',
    'amazon.com ebay.com shopify.com shopifyemail.com etsy.com',
  ].flatMap((line) => line.split(' ')),
);

/** National branches of providers: yahoo.co.uk, hotmail.fr, outlook.com.br, live.nl. */
const BRANCHES = /^(?:yahoo|ymail|hotmail|outlook|live|windowslive|gmx|aol|msn)\.[a-z.]{2,6}$/;

/** The domain an organisation registered (`acme.co.uk` of `mail.acme.co.uk`), or `null` for none and for addresses of IP. */
export function organisationDomain(address: string): string | null {
  return getDomain(domainOf(address), { allowPrivateDomains: true });
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

export function isFreeMail(address: string): boolean {
  const domain = organisationDomain(address) ?? domainOf(address);
  const isShared = PROVIDERS.has(domainOf(address)) || PROVIDERS.has(domain);
  return isShared || isPlatform(address) || BRANCHES.test(domain);
}

/** Whether an address is one of a platform that carries mail between buyer and seller. */
export function isPlatform(address: string): boolean {
  return PLATFORMS.has(organisationDomain(address) ?? '');
}

/** Same address, or the same organisation where its domain is its own. */
export function isSameCorrespondent(a: string, b: string): boolean {
  if (a === b) return true;
  const domain = organisationDomain(a);
  return domain !== null && domain === organisationDomain(b) && !isFreeMail(a);
}
