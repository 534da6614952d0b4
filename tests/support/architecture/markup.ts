import { parseSync, Visitor } from 'vite';
import type { Rule } from './rules.ts';
import { sourcesOf } from './tree.ts';

const written = /^(?:innerHTML|outerHTML|srcdoc)$/;
const called = /^(?:insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)$/;

/**
 * What stands in other people's pages makes elements, never markup, and runs no text as a program. Firefox's own check
 * of an extension (addons-linter: UNSAFE_VAR_ASSIGNMENT, DANGEROUS_EVAL) warns of the same.
 */
export const noMarkupFromText: Rule = (tree) =>
  sourcesOf(tree)
    .filter((path) => /^(?:lib|components|entrypoints)\//.test(path))
    .flatMap((path) => {
      const found: string[] = [];
      const say = (what: string): void => void found.push(`${path} makes markup by ${what}`);
      new Visitor({
        AssignmentExpression({ left }) {
          if (left.type !== 'MemberExpression' || left.property.type !== 'Identifier') return;
          if (written.test(left.property.name)) say(left.property.name);
        },
        CallExpression({ callee }) {
          const { name } = callee.type === 'Identifier' ? callee : { name: '' };
          if (name === 'eval') found.push(`${path} runs a text as a program`);
          if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
          if (called.test(callee.property.name)) say(callee.property.name);
        },
        NewExpression({ callee }) {
          const isProgram = callee.type === 'Identifier' && callee.name === 'Function';
          if (isProgram) found.push(`${path} runs a text as a program`);
        },
        JSXAttribute({ name }) {
          if (name.type === 'JSXIdentifier' && name.name.startsWith('dangerously')) say(name.name);
        },
      }).visit(parseSync(path, tree.get(path) ?? '').program);
      return found;
    });
