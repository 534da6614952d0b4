import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';

/** The browser's leave to work on a site, by match pattern. */
export interface Permissions {
  /** Must be called straight from a click: any `await` before it loses the gesture in Firefox. */
  request(...patterns: string[]): Promise<boolean>;
  has(pattern: string): Promise<boolean>;
  giveBack(pattern: string): Promise<void>;
  /** Tells at each change, also one made in the browser's own settings. */
  watch(tell: () => void, signal: AbortSignal): void;
}

const Context = createContext<Permissions | null>(null);

interface ProviderProps {
  permissions: Permissions;
  children: ComponentChildren;
}

export function PermissionsProvider({ permissions, children }: ProviderProps) {
  return <Context.Provider value={permissions}>{children}</Context.Provider>;
}

export function usePermissions(): Permissions {
  const permissions = useContext(Context);
  if (!permissions) throw new Error('There is no PermissionsProvider above this component.');
  return permissions;
}
