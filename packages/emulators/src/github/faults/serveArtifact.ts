import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import type { ArtifactRecord } from '../../actions/runRecord';
import { bombEntry } from './bombEntry';
import type { ArtifactFault } from './faultDocument';
import { zeros } from './zeros';
import { zipEntry, zipOf } from './zipOf';

const TWO_GIB = 2 * 1024 ** 3;

/** An artifact as it is shown and downloaded. */
export interface ServedArtifact {
  artifact: ArtifactRecord;
  body: () => Buffer | Readable;
  /** The length that the download says it has, where its body does not. */
  length?: number;
}

/** The archive that an artifact has become. */
function archive(
  fault: Exclude<ArtifactFault, 'missing' | 'expired' | 'huge' | 'endless'>,
  original: Buffer,
): Buffer {
  const [[name, content]] = Object.entries(unzipSync(original));
  switch (fault) {
    case 'bomb':
      return zipOf([bombEntry(name)]);
    case 'disguised-bomb':
      return zipOf([bombEntry(name, 100)]);
    case 'traversal':
      return zipOf([zipEntry(`../${name}`, content)]);
    case 'duplicates':
      return zipOf([zipEntry(name, content), zipEntry(name, new Uint8Array())]);
    default:
      return original.subarray(0, Math.ceil(original.length / 2));
  }
}

/** An artifact with what is wrong with it; undefined for one that is missing. */
export function serveArtifact(
  artifact: ArtifactRecord,
  read: () => Buffer,
  fault: ArtifactFault | undefined,
): ServedArtifact | undefined {
  switch (fault) {
    case undefined:
      return { artifact, body: read };
    case 'missing':
      return undefined;
    case 'expired':
      return {
        artifact: { ...artifact, expiresAt: artifact.createdAt },
        body: read,
      };
    case 'huge':
      return {
        artifact: { ...artifact, size: TWO_GIB },
        body: () => zeros(TWO_GIB),
        length: TWO_GIB,
      };
    case 'endless':
      return { artifact, body: () => zeros(TWO_GIB) };
    default: {
      const bytes = archive(fault, read());
      const digest = createHash('sha256').update(bytes).digest('hex');
      return {
        artifact: {
          ...artifact,
          size: bytes.length,
          // What was cut off on the way is not what was uploaded.
          ...(fault === 'corrupt' ? {} : { digest: `sha256:${digest}` }),
        },
        body: () => bytes,
      };
    }
  }
}
