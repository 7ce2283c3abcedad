import { assignCode } from '../../utils/actions/assign-code.ts';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import { deleteCode } from '../../utils/actions/delete-code.ts';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { receiveCodes } from '../../utils/actions/receive-codes.ts';
import { forgetConfirmedCodes } from '../../utils/store/forget-codes.ts';
import type { Given, Group } from './wiring.ts';

/** What people do with Spark codes, and what they note of them. */
export function codeHandlers({
  context,
  announce,
  changed,
  queued,
}: Given): Group<'code' | 'authorization'> {
  return {
    'code.receive': async ({ text, requestId }) =>
      queued(await receiveCodes(context, text, requestId)),
    'code.assign': async ({ codeId, requestId }) => {
      await assignCode(context, codeId, requestId);
      return queued(null);
    },
    'code.confirmApply': async ({ codeId }) => {
      await confirmApply(context, codeId);
      return queued(null);
    },
    'code.forgetConfirmed': async () => {
      const forgotten = await forgetConfirmedCodes(context.db, context.clock());
      announce(null);
      return { forgotten };
    },
    'code.delete': async ({ codeId, evenIfSent = false }) => {
      await deleteCode(context, codeId, evenIfSent);
      announce(null);
      return null;
    },
    'authorization.markApplied': async ({ requestId, ...applied }) =>
      queued(await changed(await markApplied(context, requestId, applied))),
  };
}
