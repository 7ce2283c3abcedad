import * as v from 'valibot';

const lockedPackage = v.looseObject({
  dev: v.optional(v.boolean()),
  optionalDependencies: v.optional(v.record(v.string(), v.string())),
});

/** A package-lock.json, as far as optional packages are concerned; all else is kept. */
export const lockfile = v.looseObject({ packages: v.record(v.string(), lockedPackage) });
export type Lockfile = v.InferOutput<typeof lockfile>;
type LockedPackage = v.InferOutput<typeof lockedPackage>;

/** An optional package that another one names and the lockfile does not have. */
export interface MissingPackage {
  name: string;
  version: string;
  dev: boolean;
}

/** Optional packages that are wanted and not there: `npm ci` refuses a lockfile that has any. */
export function findMissing({ packages }: Lockfile): MissingPackage[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isPresent(packages, path, name))
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/** Looks upwards through the folders, as Node does. */
function isPresent(packages: Lockfile['packages'], from: string, name: string): boolean {
  const folders = from.split('/node_modules/');
  const places = folders.map((_, depth) => folders.slice(0, depth + 1).join('/node_modules/'));
  return [`node_modules/${name}`, ...places.map((place) => `${place}/node_modules/${name}`)].some(
    (path) => path in packages,
  );
}

const PLATFORM =
  /[-/](android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(gnu|musl)?\w*)?$/;

/** The same lockfile with the missing packages in it, for the platform that their names tell. */
export function completeLockfile(locked: Lockfile): Lockfile {
  const added = findMissing(locked).map(
    (one) => [`node_modules/${one.name}`, toEntry(one)] as const,
  );
  const entries = [...Object.entries(locked.packages), ...added];
  const sorted = entries.toSorted(([left], [right]) => left.localeCompare(right, 'en'));
  return { ...locked, packages: Object.fromEntries<LockedPackage>(sorted) };
}

function toEntry({ name, version, dev }: MissingPackage) {
  const [, os, cpu, libc] = PLATFORM.exec(name) ?? [];
  if (os === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`${name}@${version} is missing, and its name does not tell what it is for.`);
  }
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc && { libc: [libc === 'gnu' ? 'glibc' : libc] }),
    optional: true,
    os: [os],
  };
}
