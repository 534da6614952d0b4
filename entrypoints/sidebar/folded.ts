import { useEffect, useState } from 'preact/hooks';

/** Our own width tells, for the page is the one who folds us: a rail of 48 px. */
const rail = '(max-width: 120px)';

export function useFolded(): boolean {
  const [isFolded, setFolded] = useState(() => matchMedia(rail).matches);
  useEffect(() => {
    const media = matchMedia(rail);
    const tell = () => setFolded(media.matches);
    media.addEventListener('change', tell);
    return () => media.removeEventListener('change', tell);
  }, []);
  return isFolded;
}
