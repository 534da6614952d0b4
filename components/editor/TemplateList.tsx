import { hrefTo } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import type { Purpose, Template } from '#lib/domain/template.ts';
import { listOf, languageName } from '#lib/words/names.ts';
import './Editor.css';

const order: readonly Purpose[] = ['acknowledgement', 'hand-off', 'reply'];

/** The templates by what they are for, each with the languages it has. */
export function TemplateList({
  templates,
  reader,
}: {
  templates: readonly Template[];
  reader: TeamReader;
}) {
  const { language } = useWords();
  const { words, isAdmin } = reader;
  const say = words.editor;
  const groups = order.map((purpose) => ({
    purpose,
    rows: templates.filter((one) => one.purpose === purpose),
  }));
  return (
    <>
      <div class="room-head">
        <p>{say.line}</p>
        {isAdmin && (
          <a class="btn primary" href={hrefTo('templates', 'new')}>
            {say.add}
          </a>
        )}
      </div>
      {!isAdmin && <p class="room-note">{words.desk.onlyAdmins}</p>}
      {templates.length === 0 && <Empty level={2} title={say.none} line={say.noneLine} />}
      <div class="sheets">
        {groups.map(
          ({ purpose, rows }) =>
            templates.length > 0 && (
              <Sheet key={purpose} title={say.purposes[purpose]}>
                <p class="aside">{say.purposeLine[purpose]}</p>
                {rows.length === 0 ? (
                  <p class="aside">{say.noneOf}</p>
                ) : (
                  <ul class="plain-list">
                    {rows.map(({ id, name, variants, fallback }) => (
                      <li key={id}>
                        <a href={hrefTo('templates', id)}>
                          <Foreign>{name}</Foreign>
                        </a>
                        <span class="aside">
                          {listOf(
                            [
                              ...variants.filter((one) => one.language === fallback),
                              ...variants.filter((one) => one.language !== fallback),
                            ].map((one) => languageName(one.language, language)),
                            language,
                          )}
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </Sheet>
            ),
        )}
      </div>
    </>
  );
}
