import '#tests/support/extension-browser.ts';
import { render } from 'preact';
import { v7 as uuid } from 'uuid';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import './gallery.css';
import './popup.css';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import { Popup } from '#components/overdue/Popup.tsx';
import type { AskWorker } from '#lib/protocol/worker.ts';
import type { Replica } from '#lib/replica/database.ts';
import { perform } from '#lib/replica/perform.ts';
import { theme } from '#lib/settings/settings.ts';
import type { Language } from '#lib/words/language.ts';
import { dueIn, heldBy, lei, linda, now, seeded, zhou } from '#tests/components/overdue/seeds.ts';

/** `popup.html?lang=zh&theme=dark`: the popup in every state of the connection, each over rows of its own. */
const asked = new URLSearchParams(location.search);
const language: Language = asked.get('lang') === 'zh' ? 'zh' : 'en';
await theme.write(asked.get('theme') === 'dark' ? 'dark' : 'light');

const author = { newId: uuid, now: () => now };
const ask = (() => Promise.resolve({ where: 'url', ok: true })) as unknown as AskWorker;

const bergland = dueIn('Bergland Agrar', -5.7, {
  subject: 'Anfrage Bewässerungspumpen, 120 Stück',
});
const coastline = dueIn('Coastline Marine Services', -2.25, {
  ...heldBy(linda),
  subject: 'Gasket sets for NQ-80, urgent',
});
const arabic = dueIn('شركة الري الحديث', -0.2, {
  ...heldBy(lei),
  subject: 'طلب عرض سعر لمضخات الري بالتنقيط وقطع الغيار',
});
const team = [
  bergland,
  coastline,
  arabic,
  dueIn('Harbour Lights Trading', 0.84, { ...heldBy(lei), subject: 'Re: price list request' }),
  dueIn('Kaya Tarım', 8, { ...heldBy(linda), subject: 'Damla sulama pompası fiyat talebi' }),
  dueIn('Nordfjord Smolt', 9, { subject: 'Spare impellers, quote please' }),
  dueIn('Riegos del Valle', 17, { ...heldBy(zhou), subject: 'Cotización de riego por goteo' }),
  dueIn('Estuario Acuícola', 30, { subject: 'Cotización de aireadores para estanques' }),
];

async function claimed(replica: Replica): Promise<Replica> {
  await perform(replica, { type: 'claim', inquiryId: bergland.inquiry.id }, author);
  return replica;
}

async function refused(replica: Replica): Promise<Replica> {
  const { id } = bergland.inquiry;
  const action = { id: uuid() as never, at: now, type: 'claim', inquiryId: id } as const;
  const refusal = { code: 'already-claimed', memberId: lei.id, at: now } as const;
  const facts = { inquiryId: id, action, refusal, problem: null, followers: [] };
  await replica.refused.add({ ...facts, id: action.id, at: now, shownAt: null });
  return replica;
}

const taken = { ...bergland, inquiry: { ...bergland.inquiry, ...heldBy(lei) } };
const askedFor = {
  ...coastline,
  inquiry: { ...coastline.inquiry, asked: { memberId: lei.id, at: now } },
};
const offline = { connection: { kind: 'offline', asOf: now } } as const;
const snapshot = { cursor: null, received: 1200, total: 3400 };

const states: [string, Promise<Replica>][] = [
  ['a manager', seeded(zhou, team)],
  ['nothing due', seeded(zhou, team.slice(6))],
  ['offline, a claim waits', seeded(linda, team, offline).then(claimed)],
  ['a claim was refused', seeded(linda, [taken, ...team.slice(1)]).then(refused)],
  ['one of mine is asked for', seeded(linda, [askedFor, ...team.slice(2)])],
  ['not connected', seeded(linda, [], { connection: { kind: 'none' } })],
  ['signed out', seeded(linda, team, { connection: { kind: 'signed-out', at: now } })],
  ['first rows', seeded(linda, [], { seq: null, snapshot })],
];

const replicas = await Promise.all(states.map(([, replica]) => replica));
const place = document.getElementById('gallery');
if (place) {
  render(
    replicas.map((replica, index) => (
      <figure key={states[index]?.[0]}>
        <figcaption>{states[index]?.[0]}</figcaption>
        <FrameProvider frame={{ replica, ask, author, page: null, openPanel: null }}>
          <SpeechProvider language={language} zone="Asia/Shanghai">
            <Popup openOptions={() => undefined} />
          </SpeechProvider>
        </FrameProvider>
      </figure>
    )),
    place,
  );
}
