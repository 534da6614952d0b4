import type { TeamReader } from '#components/hooks/team.ts';
import type { Template } from '#lib/domain/template.ts';
import type { RuleReader } from '#lib/words/say-rule.ts';

/** Speaks of rules, whose templates go by name. */
export function ruleReader(reader: TeamReader, templates: readonly Template[]): RuleReader {
  return { ...reader, templateName: (id) => templates.find((one) => one.id === id)?.name ?? null };
}
