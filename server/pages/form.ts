import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import type { Visit } from './visit.ts';

/** What was wrong, by the name of the field. '' stands for the form as a whole. */
export type Problems = Record<string, string>;

/** What was typed, by the name of the field: shown again when something was wrong. */
export type Typed = Record<string, string>;

export interface Field {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password' | 'number' | 'url';
  value?: string | undefined;
  hint?: string;
  /** May stay empty. */
  optional?: boolean;
  autocomplete?: string;
  inputmode?: 'numeric' | 'email' | 'text';
  /** More than one line. */
  rows?: number;
  min?: number;
  max?: number;
  short?: boolean;
  autofocus?: boolean;
}

/** A labelled field with its hint and its problem tied to it. */
export function field(visit: Visit, problems: Problems, given: Field): Markup {
  const { name, label, type = 'text', value = '', hint, rows } = given;
  const problem = problems[name];
  const described = [hint && `${name}-hint`, problem && `${name}-problem`]
    .filter(Boolean)
    .join(' ');
  const optional = given.optional
    ? html` <span class="small">(${visit.words.pages.common.optional})</span>`
    : '';
  const attributes = html`id="${name}" name="${name}"
  class="${given.short ? 'field short' : 'field'}"
  ${described ? html`aria-describedby="${described}"` : ''}
  ${problem ? html`aria-invalid="true"` : ''} ${given.optional ? '' : html`required`}
  ${given.autofocus ? html`autofocus` : ''} autocomplete="${given.autocomplete ?? 'off'}"
  ${type === 'email' ? html`spellcheck="false" autocapitalize="none"` : ''}`;
  const box = rows
    ? html`<textarea ${attributes} rows="${rows}">${value}</textarea>`
    : html`<input
        type="${type}"
        ${attributes}
        ${type === 'password' ? '' : html`value="${value}"`}
        ${given.inputmode ? html`inputmode="${given.inputmode}"` : ''}
        ${given.min === undefined ? '' : html`min="${given.min}"`}
        ${given.max === undefined ? '' : html`max="${given.max}"`}
      />`;
  return html`<div class="field-box">
    <label for="${name}">${label}${optional}</label>
    ${box} ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
    ${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : ''}
  </div>`;
}

export interface Choice {
  value: string;
  label: string;
  line?: string;
}

/** A drop-down; `label` null where a neighbour names it by `labelledBy`. */
export function select(
  name: string,
  label: string,
  choices: readonly Choice[],
  chosen: string,
): Markup {
  const options = choices.map(
    (one) =>
      html`<option value="${one.value}" ${one.value === chosen ? html`selected` : ''}>
        ${one.label}
      </option>`,
  );
  return html`<div class="field-box">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}" class="field">
      ${options}
    </select>
  </div>`;
}

/** Radio buttons, each with a line that says what follows from it. `label` may be the title of a whole card. */
export function choices(
  name: string,
  label: string,
  list: readonly Choice[],
  chosen: string,
  look: 'label' | 'title' = 'label',
): Markup {
  return html`<fieldset class="choices">
    <legend class="${look}">${label}</legend>
    ${list.map(
      ({ value, label: text, line }) =>
        html`<label class="check">
          <input
            type="radio"
            name="${name}"
            value="${value}"
            ${value === chosen ? html`checked` : ''}
          />
          <span>${text}${line ? html` <span class="small">${line}</span>` : ''}</span>
        </label>`,
    )}
  </fieldset>`;
}

export function check(name: string, label: string, isOn: boolean): Markup {
  return html`<label class="check">
    <input type="checkbox" name="${name}" value="on" ${isOn ? html`checked` : ''} />
    <span>${label}</span>
  </label>`;
}

/** A form that posts, with the field that proves it is ours. */
export function form(visit: Visit, action: string, content: Markup | Markup[]): Markup {
  return html`<form method="post" action="${action}" class="stack">
    <input type="hidden" name="form" value="${visit.formToken}" />
    ${content}
  </form>`;
}

/** A form that is a single button. */
export function button(
  visit: Visit,
  action: string,
  label: string,
  look: { name?: string; primary?: boolean } = {},
): Markup {
  return html`<form method="post" action="${action}">
    <input type="hidden" name="form" value="${visit.formToken}" />
    <button
      class="${look.primary ? 'btn primary' : 'btn'}"
      ${look.name ? html`aria-label="${look.name}"` : ''}
    >
      ${label}
    </button>
  </form>`;
}

export function submit(label: string): Markup {
  return html`<button class="btn primary wide">${label}</button>`;
}

/** All problems at the top of a form; it takes the focus, so that a screen reader begins there. */
export function problemSummary(visit: Visit, problems: Problems): Markup | '' {
  const named = Object.entries(problems);
  if (named.length === 0) return '';
  const lines = named.map(([name, text]) =>
    name === '' ? html`<li>${text}</li>` : html`<li><a href="#${name}">${text}</a></li>`,
  );
  return html`<div class="strip care" role="alert" tabindex="-1" autofocus>
    <h2>${visit.words.pages.errors.title}</h2>
    <ul>
      ${lines}
    </ul>
  </div>`;
}
