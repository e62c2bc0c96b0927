import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, in memory, that is full after so many kilobytes. */
export class SmallDisk {
  readonly path = mkdtempSync(join(tmpdir(), 'deepcity-small-'));
  readonly isMounted: boolean;

  constructor(kilobytes: number) {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', this.path]);
    this.isMounted = mounted.status === 0;
  }

  /** Leaves not a byte. */
  fill(): void {
    const { bavail, bsize } = statfsSync(this.path);
    writeFileSync(join(this.path, 'filler'), Buffer.alloc(bavail * bsize));
  }

  close(): void {
    if (this.isMounted) spawnSync('umount', ['--lazy', this.path]);
    rmdirSync(this.path);
  }
}

function canMount(): boolean {
  const disk = new SmallDisk(16);
  disk.close();
  return disk.isMounted;
}

/** `describe`, or reported as skipped where no file system may be mounted: only root may. */
export const describeWithSmallDisk = canMount() ? describe : describe.skip;
