/**
 * Notes something that a developer must look at. Only the kind of the error is written, never its text: texts of
 * databases and backends can carry what must not be logged.
 */
export function logError(what: string, error: unknown): void {
  console.error(`[Spark Scout] ${what}: ${kindOf(error)}`);
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
