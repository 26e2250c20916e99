/** What package-lock.json (version 3) says of a package; only what is used here. */
export interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  /** Left out on machines that it is not made for. */
  readonly optional?: boolean;
  /** SHA-512 of its archive, as Subresource Integrity writes it. */
  readonly integrity?: string;
}

/** A lock file: packages by the place that they are installed in; the project itself stands under ''. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** The locked packages with the place of each, the project itself left out. */
export function lockedPackages({ packages }: Lock): [place: string, entry: LockedPackage][] {
  return Object.entries(packages).filter(([place]) => place !== '');
}

/** The name of the package that is installed in a place: `node_modules/a/node_modules/@b/c` holds `@b/c`. */
export function packageName(place: string): string {
  return place.replace(/^.*node_modules\//u, '');
}

/**
 * Packages that are missing or of another version than the lock file's, each as a line.
 *
 * @param installed the version in a place, `undefined` where nothing is there
 */
export function differingPackages(lock: Lock, installed: (place: string) => string | undefined): string[] {
  return lockedPackages(lock).flatMap(([place, { version, optional }]) => {
    const here = installed(place);
    if (here === version || (here === undefined && optional)) return [];
    return [`${packageName(place)}: ${here ?? 'missing'}, locked ${version}`];
  });
}
