import { useState } from 'preact/hooks';
import { useWords } from '#components/hooks/words.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import type { Template, Variant } from '#lib/domain/template.ts';
import { chooseVariant } from '#lib/domain/templates/choose.ts';
import { renderTemplate } from '#lib/domain/templates/render.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { languageName } from '#lib/words/names.ts';
import { type Filled, valuesFor } from './values.ts';
import './Preview.css';

interface PreviewProps {
  view: InquiryView;
  template: Template;
  /** The variant that will be sent. */
  variant: Variant;
  filled: Filled;
}

/** The text as the customer will read it, and the same template in the reader's own language where the team wrote one. */
export function Preview({ view, template, variant, filled }: PreviewProps) {
  const { words, language, tag } = useWords();
  const [tab, choose] = useState<'customer' | 'you'>('customer');
  const own = chooseVariant(template, tag);
  const isOwn = own !== null && !own.isFallback && own.variant !== variant;
  const say = words.template;
  const tabs = [
    {
      value: 'customer' as const,
      label: say.tabCustomer(languageName(variant.language, language)),
    },
    ...(isOwn
      ? [
          {
            value: 'you' as const,
            label: say.tabYou(languageName(own.variant.language, language)),
          },
        ]
      : []),
  ];
  const shown = isOwn && tab === 'you' ? own.variant : variant;
  return (
    <div class="preview">
      <Tabs
        label={say.previewLanguage}
        tabs={tabs}
        value={isOwn ? tab : 'customer'}
        onChange={choose}
      >
        <Text view={view} variant={shown} filled={filled} />
      </Tabs>
    </div>
  );
}

/** What facts have put in is tinted; what nobody knows stands out and says its name. */
function Text({ view, variant, filled }: { view: InquiryView; variant: Variant; filled: Filled }) {
  const { words } = useWords();
  const values = { ...valuesFor(view, variant.language), ...filled };
  const rendered = renderTemplate(variant.body, values);
  if ('error' in rendered) {
    const { line, message } = rendered.error;
    const { lead, rest } = words.refusal['template-broken']({ line, problem: message });
    return (
      <p>
        <b>{lead}</b> {rest}
      </p>
    );
  }
  return (
    <p class="preview-text" lang={variant.language} dir="auto">
      {rendered.parts.map(({ text, from }, index) => {
        if (from === null) return text;
        const isMissing = text.trim() === '' && rendered.blanks.includes(from);
        return (
          <mark key={index} class={isMissing ? 'missing' : ''}>
            {isMissing ? words.template.missing(words.variable[from]) : text}
          </mark>
        );
      })}
    </p>
  );
}
