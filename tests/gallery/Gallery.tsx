import { useState } from 'preact/hooks';
import { Avatar } from '#components/ui/Avatar.tsx';
import { Button, IconButton } from '#components/ui/Button.tsx';
import { Check } from '#components/ui/Check.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Icon, type IconName } from '#components/ui/Icon.tsx';
import { Line } from '#components/ui/Line.tsx';
import { Listbox } from '#components/ui/Listbox.tsx';
import { RelayLine } from '#components/ui/RelayLine.tsx';
import { Ring, type RingClock } from '#components/ui/Ring.tsx';
import { Section } from '#components/ui/Section.tsx';
import { Segmented } from '#components/ui/Segmented.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import { TextArea } from '#components/ui/TextArea.tsx';
import { Progress, Wait } from '#components/ui/Wait.tsx';
import { shapes } from '#components/ui/icon-shapes.tsx';
import { duration, ringNumber } from '#lib/words/durations.ts';
import type { Language } from '#lib/words/language.ts';
import { languageName } from '#lib/words/names.ts';
import { sentences } from '#lib/words/sentences.ts';
import { instant } from '#lib/words/times.ts';
import { type Words, wordsFor } from '#lib/words/words.ts';

const hour = 3_600_000;
const now = new Date('2026-11-24T02:05:00Z');

interface Shown {
  words: Words;
  language: Language;
}

function Rings({ words, language }: Shown) {
  const rows: [RingClock, number, number][] = [
    ['plenty', 0.65, 31],
    ['soon', 0.175, 8],
    ['over', 0, 2],
    ['done', 0, 0],
    ['paused', 0, 0],
    ['stopped', 0, 0],
  ];
  return (
    <Section title="Ring">
      {rows.map(([clock, share, hours]) => {
        const { number, unit } = ringNumber(hours * hour, language);
        const said = clock === 'over' ? `+${number}` : number;
        return (
          <div class="g-row" key={clock}>
            {([56, 36, 20, 16, 12] as const).map((size) => (
              <Ring
                key={size}
                clock={clock}
                share={share}
                size={size}
                label={words.clock[clock]}
                {...(hours > 0 && { number: said, unit })}
              />
            ))}
            <span>{words.clock[clock]}</span>
          </div>
        );
      })}
    </Section>
  );
}

function Hero({ words, language }: Shown) {
  const by = instant(new Date(now.getTime() + 31 * hour), { now, zone: 'Asia/Shanghai', language });
  const { number, unit } = ringNumber(31 * hour, language);
  return (
    <div>
      <Strip
        tone="refusal"
        said={words.refusal['already-claimed']({
          name: language === 'zh' ? '王磊' : 'Wang Lei',
          ago: language === 'zh' ? '3 分钟前' : '3 minutes ago',
        })}
        onDismiss={() => {}}
        dismissLabel={words.do.dismiss}
      />
      <div class="g-hero">
        <div class="g-row" style={{ paddingTop: 12 }}>
          <Ring clock="plenty" share={0.65} number={number} unit={unit} label="" />
          <div>
            <h2 class="g-row" style={{ font: '600 16px/24px var(--font)', gap: 8 }}>
              <Avatar initials="LC" who="me" />
              {words.state.mine}
            </h2>
            <p>{words.due.by(by)}</p>
          </div>
        </div>
        <RelayLine words={words.relay} at="claimed" />
        <Button kind="primary" wide keyHint="H">
          {words.do.handoffTpl}
        </Button>
        <RelayLine words={words.relay} at="answered" skipped={['handedOff']} />
        <RelayLine words={words.relay} at={null} />
      </div>
      <Strip tone="offline" said={words.off.waiting(2)} />
      <Strip tone="drift" said={words.drift.title} />
      <Strip tone="overdue" icon="mail" said={{ lead: words.notice.manyOver(4), rest: '' }} />
      <Strip tone="info" said={{ lead: '', rest: words.off.back(2) }}>
        <Button kind="quiet">{words.do.undo}</Button>
      </Strip>
    </div>
  );
}

function Buttons({ words }: Shown) {
  return (
    <div>
      <Section title="Button">
        <div class="g-row">
          <Button kind="primary">{words.do.insert}</Button>
          <Button>{words.do.copy}</Button>
          <Button kind="quiet">{words.do.assign}</Button>
          <Button kind="plain">{words.do.notInquiry}</Button>
          <Button blocked>{words.do.insert}</Button>
          <Button kind="primary" busy>
            {words.do.insert}
          </Button>
          <Button icon="check">{words.outcome.won}</Button>
          <IconButton icon="more" label={words.do.more} />
          <IconButton icon="fold" label={words.do.fold} />
        </div>
      </Section>
      <Section title="Avatar">
        <div class="g-row">
          <Avatar initials="LC" who="me" />
          <Avatar initials="WL" who="colleague" />
          <Avatar initials="王" who="colleague" />
          <Avatar initials="孙悦" who="colleague" />
          <Avatar initials="LC" who="predicted" />
          <Avatar initials="" who="nobody" />
        </div>
      </Section>
      <Section title="Icon">
        <div class="g-row">
          {(Object.keys(shapes) as IconName[]).map((name) => (
            <Icon key={name} name={name} label={name} />
          ))}
        </div>
      </Section>
      <Section title={words.section.customer} more={words.customer.earlier(4, 1)}>
        <p>
          <b>
            <Foreign>Adaeze Okoro</Foreign>
          </b>
          , Bluewater Irrigation
        </p>
        <Line icon="mail">adaeze@bluewater-irrigation.example</Line>
        <Line icon="clock">
          {sentences(words.customer.time('Lagos', '03:05'), words.customer.when('15:00'))}
        </Line>
        <Line icon="globe">
          <Foreign lang="ar">شركة الري الحديث</Foreign>
        </Line>
        <Line icon="eye" size="small">
          {words.who.viewing('Wang Lei', 1)}
        </Line>
        <Line icon="handoff" size="small">
          {words.handoff.where('linda@northquay.test')}
        </Line>
      </Section>
    </div>
  );
}

function Fields({ words, language }: Shown) {
  const [chosen, choose] = useState('1');
  const [whose, setWhose] = useState('mine');
  const [tab, setTab] = useState('es');
  return (
    <div>
      <Section title="Field">
        <Field
          label={words.options.server.label}
          hint={words.options.server.hint}
          problem={words.connect.badAddress}
          value="desk"
          onInput={() => {}}
        />
        <Field
          label={words.template.find}
          labelHidden
          icon="search"
          placeholder={words.template.find}
          value=""
          onInput={() => {}}
        />
        <TextArea
          label={words.note.label}
          placeholder={words.note.hint}
          value=""
          onInput={() => {}}
        />
        <Check
          label={words.options.notifications.hide}
          hint={words.options.notifications.hideLine}
          checked
          onChange={() => {}}
        />
        <Segmented
          label={words.popup.whose}
          value={whose}
          onChange={setWhose}
          choices={[
            { value: 'mine', label: words.popup.mine(2) },
            { value: 'team', label: words.popup.team(6) },
          ]}
        />
      </Section>
      <div style={{ background: 'var(--sunken)', padding: '8px 0' }}>
        <Listbox
          id="templates"
          label={words.template.list}
          items={['1', '2', '3']}
          keyOf={(key) => key}
          chosen={chosen}
          onChoose={choose}
        >
          {(key) => (
            <>
              <span>
                {words.template.list} {key}
              </span>
              <small>{words.template.purpose.reply}</small>
            </>
          )}
        </Listbox>
        <div style={{ padding: '8px 16px' }}>
          <Tabs
            label={words.template.previewLanguage}
            value={tab}
            onChange={setTab}
            tabs={[
              { value: 'es', label: words.template.tabCustomer(languageName('es', language)) },
              { value: 'me', label: words.template.tabYou(languageName(language, language)) },
            ]}
          >
            <p lang="es">Hola, Diego: Recibimos la consulta que envió a info@northquay.test.</p>
          </Tabs>
        </div>
      </div>
    </div>
  );
}

function Quiet({ words, language }: Shown) {
  return (
    <div>
      <Empty
        title={words.popup.none}
        line={sentences(
          words.popup.next('Riegos del Valle', duration(3 * hour, language)),
          words.popup.pool(4),
        )}
        picture={<Ring clock="done" label={words.ring.done} />}
      >
        <Button>{words.do.seeUnclaimed}</Button>
      </Empty>
      <Skeleton label={words.connect.fetchingFirst} />
      <Section title="Wait">
        <Wait>{words.connect.wait(9)}</Wait>
        <Progress label={words.connect.fetching(1200, 3400)} share={0.35} />
      </Section>
    </div>
  );
}

/** Every piece in every state, for eyes: nothing asserts on it. */
export function Gallery({ language }: { language: Language }) {
  const shown = { words: wordsFor(language), language };
  return (
    <>
      <div>
        <Rings {...shown} />
      </div>
      <Hero {...shown} />
      <Buttons {...shown} />
      <Fields {...shown} />
      <Quiet {...shown} />
    </>
  );
}
