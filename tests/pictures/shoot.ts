import { shootGmail } from './gmail.ts';
import { shootOutlook } from './outlook.ts';
import { shootRoundcube } from './roundcube.ts';

/** `npm run pictures` takes the pictures of the README again; `npm run pictures -- gmail outlook` those of these alone. */
const shoots = { roundcube: shootRoundcube, gmail: shootGmail, outlook: shootOutlook };

const named = process.argv.slice(2);
const unknown = named.find((name) => !Object.hasOwn(shoots, name));
if (unknown) throw new Error(`no pictures of ${unknown}: ${Object.keys(shoots).join(', ')}`);
for (const [name, shoot] of Object.entries(shoots)) {
  if (named.length === 0 || named.includes(name)) await shoot();
}
