import { usePage } from '#components/hooks/frame.tsx';
import { useKey } from '#components/hooks/keys.ts';
import { useWords } from '#components/hooks/words.tsx';
import { IconButton } from '#components/ui/Button.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { Menu } from '#components/ui/Menu.tsx';
import './TopBar.css';

interface TopBarProps {
  /** The mailbox the mail came to; `null` where none is known. */
  mailbox: string | null;
  isOffline: boolean;
  onSearch: (() => void) | null;
  onKeys: () => void;
}

/** One quiet line: where the mail came to, how we stand with the server, what else there is. */
export function TopBar({ mailbox, isOffline, onSearch, onKeys }: TopBarProps) {
  const { words } = useWords();
  const page = usePage();
  const searchKey = useKey('/', onSearch);
  const helpKey = useKey('?', onKeys);
  const search = onSearch
    ? [{ label: words.search.title, onChoose: onSearch, keyHint: searchKey }]
    : [];
  return (
    <header class="top">
      <Icon name="baton" />
      <span class="top-box">{mailbox ? <Foreign>{mailbox}</Foreign> : words.product.name}</span>
      {isOffline ? (
        <span class="top-off">
          <Icon name="offline" />
          {words.off.badge}
        </span>
      ) : (
        <span class="vh">{words.top.upToDate}</span>
      )}
      <Menu
        icon="more"
        label={words.do.more}
        items={[
          ...search,
          { label: words.options.keys.title, onChoose: onKeys, keyHint: helpKey },
          { label: words.do.openDesk, href: '/desk.html' },
          { label: words.do.openOptions, href: '/options.html' },
        ]}
      />
      {page && <IconButton icon="fold" label={words.do.fold} onClick={() => page.fold(true)} />}
    </header>
  );
}
