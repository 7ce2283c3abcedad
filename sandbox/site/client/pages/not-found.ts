import { notFound } from '../../views/states.ts';
import type { PageContext } from '../router.ts';

/** An address that leads nowhere. */
export function openNotFound({ show }: PageContext): void {
  show('Not found', notFound());
}
