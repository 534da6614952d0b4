import { render } from 'preact';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import './gallery.css';
import { type Language, tagOf } from '#lib/words/language.ts';
import { Gallery } from './Gallery.tsx';

/** `?lang=zh&theme=dark&host=roundcube`, as the address says. */
const asked = new URLSearchParams(location.search);
const language: Language = asked.get('lang') === 'zh' ? 'zh' : 'en';
const root = document.documentElement;
root.lang = tagOf(language);
for (const name of ['theme', 'host']) {
  const value = asked.get(name);
  if (value) root.dataset[name] = value;
}
const place = document.getElementById('gallery');
if (place) render(<Gallery language={language} />, place);
