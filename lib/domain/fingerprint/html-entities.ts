/** The 252 names of HTML 4, which is what mail programs write, in the order of their code points. */
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 ' +
  'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc ' +
  'Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
  'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute ' +
  'acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ' +
  'ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const OTHERS =
  'quot22 amp26 apos27 lt3C gt3E OElig152 oelig153 Scaron160 scaron161 Yuml178 fnof192 circ2C6 ' +
  'tilde2DC Alpha391 Beta392 Gamma393 Delta394 Epsilon395 Zeta396 Eta397 Theta398 Iota399 Kappa39A ' +
  'Lambda39B Mu39C Nu39D Xi39E Omicron39F Pi3A0 Rho3A1 Sigma3A3 Tau3A4 Upsilon3A5 Phi3A6 Chi3A7 ' +
  'Psi3A8 Omega3A9 alpha3B1 beta3B2 gamma3B3 delta3B4 epsilon3B5 zeta3B6 eta3B7 theta3B8 iota3B9 ' +
  'kappa3BA lambda3BB mu3BC nu3BD xi3BE omicron3BF pi3C0 rho3C1 sigmaf3C2 sigma3C3 tau3C4 upsilon3C5 ' +
  'phi3C6 chi3C7 psi3C8 omega3C9 thetasym3D1 upsih3D2 piv3D6 ensp2002 emsp2003 thinsp2009 zwnj200C ' +
  'zwj200D lrm200E rlm200F ndash2013 mdash2014 lsquo2018 rsquo2019 sbquo201A ldquo201C rdquo201D ' +
  'bdquo201E dagger2020 Dagger2021 bull2022 hellip2026 permil2030 prime2032 Prime2033 lsaquo2039 ' +
  'rsaquo203A oline203E frasl2044 euro20AC image2111 weierp2118 real211C trade2122 alefsym2135 ' +
  'larr2190 uarr2191 rarr2192 darr2193 harr2194 crarr21B5 lArr21D0 uArr21D1 rArr21D2 dArr21D3 ' +
  'hArr21D4 forall2200 part2202 exist2203 empty2205 nabla2207 isin2208 notin2209 ni220B prod220F ' +
  'sum2211 minus2212 lowast2217 radic221A prop221D infin221E ang2220 and2227 or2228 cap2229 cup222A ' +
  'int222B there42234 sim223C cong2245 asymp2248 ne2260 equiv2261 le2264 ge2265 sub2282 sup2283 ' +
  'nsub2284 sube2286 supe2287 oplus2295 otimes2297 perp22A5 sdot22C5 lceil2308 rceil2309 lfloor230A ' +
  'rfloor230B lang27E8 rang27E9 loz25CA spades2660 clubs2663 hearts2665 diams2666';

/** Windows-1252 at 0x80 to 0x9F: browsers read "&#150;" so (WHATWG HTML, numeric references). */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const NAMED = new Map<string, string>();
/** Those a browser also reads without their semicolon. */
const LOOSE = new Set(['quot', 'amp', 'lt', 'gt', ...LATIN1.split(' ')]);
LATIN1.split(' ').forEach((name, at) => NAMED.set(name, String.fromCodePoint(160 + at)));
for (const item of OTHERS.split(' ')) {
  const [, name = '', code = ''] = /^(.+?)([0-9A-F]{2,4})$/.exec(item) ?? [];
  NAMED.set(name, String.fromCodePoint(Number.parseInt(code, 16)));
}

/** Text with its character references resolved, as a browser does outside attributes. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#[xX]([0-9a-fA-F]{1,8})|#(\d{1,8})|([a-zA-Z][a-zA-Z0-9]{1,30}))(;?)/g,
    (whole, hex?: string, decimal?: string, name?: string, end?: string) => {
      if (name === undefined) return numbered(Number.parseInt(hex ?? decimal ?? '', hex ? 16 : 10));
      const exact = end ? NAMED.get(name) : undefined;
      if (exact !== undefined) return exact;
      for (let length = name.length; length > 1; length -= 1) {
        const start = name.slice(0, length);
        if (LOOSE.has(start)) return `${NAMED.get(start)}${name.slice(length)}${end}`;
      }
      return whole;
    },
  );
}

function numbered(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS[code - 0x80] ?? '';
  const isScalar = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isScalar ? String.fromCodePoint(code) : '\uFFFD';
}
