import { noteCreator } from '../../utils/actions/note-creator.ts';
import type { Given, Group } from './wiring.ts';

/** What people note of creators. */
export function creatorHandlers({ context, announce }: Given): Group<'creator'> {
  return {
    'creator.note': async ({ handle, ...noted }) => {
      await noteCreator(context, handle, noted);
      announce(null);
      return null;
    },
  };
}
