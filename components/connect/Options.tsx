import { useTheme } from '#components/hooks/theme.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Choices } from './Choices.tsx';
import { Server } from './Server.tsx';
import { Webmails } from './Webmails.tsx';
import './Options.css';

/** The options page: the team's server, the webmails, and what is a matter of taste. */
export function Options({ version }: { version: string }) {
  const { words } = useWords();
  useTheme(null);
  document.title = words.options.title;
  return (
    <main class="options">
      <h1>{words.options.title}</h1>
      <div class="sheet">
        <Server />
        <Webmails />
        <Choices />
      </div>
      <p class="aside">{words.options.about.version(version)}</p>
    </main>
  );
}
