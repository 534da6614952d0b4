import { useEffect } from 'preact/hooks';
import { useAsk } from './frame.tsx';

const every = 20_000;

/** While somebody sees us the worker stays up: only extension messages keep Firefox's event page. */
export function useKeepAwake(): void {
  const ask = useAsk();
  useEffect(() => {
    const tell = () => void (document.hidden || ask({ type: 'keep-awake' }));
    tell();
    const timer = setInterval(tell, every);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [ask]);
}
