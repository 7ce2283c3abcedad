import type { Ending } from './ending.ts';

/** Neither a Spark code nor a token stands anywhere but in its own table. */
export function judgeSecrecy({ tables, secrets, spoken, log }: Ending): string[] {
  const { requests, adAccounts, authorizations, outbox, events, syncState, calls } = tables;
  const places = {
    requests,
    adAccounts,
    authorizations,
    outbox,
    events,
    syncState,
    calls,
    spoken,
    log,
  };
  return Object.entries(places).flatMap(([name, content]) => {
    const text = JSON.stringify(content);
    return secrets.flatMap((secret) =>
      text.includes(secret) ? [`a credential stands in ${name}`] : [],
    );
  });
}
