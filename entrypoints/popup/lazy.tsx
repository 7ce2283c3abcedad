import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { logError } from '../../utils/platform/log.ts';

/** A part that is fetched when it is first shown: most openings of the popup never need it. */
export function lazy<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | null = null;
  return function Lazy(props) {
    const [, redraw] = useState(false);
    useEffect(() => {
      if (loaded) return;
      load()
        .then((component) => {
          loaded = component;
          redraw(true);
        })
        .catch((error: unknown) => logError('loading a part of the popup', error));
    }, []);
    const Loaded = loaded;
    return Loaded && <Loaded {...props} />;
  };
}
