import { judgeAgreement } from './agreement.ts';
import type { Ending } from './ending.ts';
import { judgeHistory } from './history.ts';
import { judgeKnowing } from './knowing.ts';
import { judgeSecrecy } from './secrecy.ts';
import { judgeSendings } from './sendings.ts';
import { judgeTruth } from './truth.ts';

/** What speaks against an ending; empty when all is well. TikTok's log and lists are believed, our database is not. */
export function judge(ending: Ending): string[] {
  return [
    ...judgeSendings(ending),
    ...judgeKnowing(ending),
    ...judgeAgreement(ending),
    ...judgeHistory(ending),
    ...judgeTruth(ending),
    ...judgeSecrecy(ending),
  ];
}
