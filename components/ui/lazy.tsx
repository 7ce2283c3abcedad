import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { logError } from '../../utils/platform/log.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** A part of a page that is not loaded with it. */
export type LazyPart<P> = FunctionComponent<P> & {
  /** Fetches it before it is shown, to be drawn at once then. Never rejects: that it failed is said where it is shown. */
  fetchAhead: () => Promise<void>;
};

/** A part that is fetched when it is first shown: most openings of a page never need it. */
export function lazy<P extends object>(load: () => Promise<FunctionComponent<P>>): LazyPart<P> {
  let loaded: FunctionComponent<P> | null = null;
  const fetch = async (): Promise<boolean> => {
    try {
      loaded ??= await load();
      return true;
    } catch (error) {
      logError('loading a part of the page', error);
      return false;
    }
  };
  function Lazy(props: P) {
    const [state, setState] = useState<'waiting' | 'there' | 'failed'>('waiting');
    const Loaded = loaded;
    useEffect(() => {
      // What was not there for this drawing may be there by now, and has to be drawn all the same.
      if (!Loaded) void fetch().then((isThere) => setState(isThere ? 'there' : 'failed'));
    }, []);
    if (state === 'failed') return <Failed />;
    return Loaded && <Loaded {...props} />;
  }
  return Object.assign(Lazy, { fetchAhead: () => fetch().then(() => undefined) });
}

/** A script that a browser failed to load stays so for as long as the page lives. */
function Failed() {
  return (
    <Notice
      tone="red"
      isAlert
      action={<Button onClick={() => location.reload()}>{i18n.t('ui.loadAgain')}</Button>}
    >
      {i18n.t('ui.partFailed')}
    </Notice>
  );
}
