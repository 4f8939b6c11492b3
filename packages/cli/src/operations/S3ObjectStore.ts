import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { ObjectStore } from '@lakeport/rehearsal';

/** Where the bucket is and as whom it is used. */
export interface S3ObjectStoreOptions {
  bucket: string;
  region: string;
  /** Assumed first, as Terraform's backend does; left out, one's own credentials do. */
  roleArn?: string;
  /** Instead of the role; for tests. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
  /** Instead of AWS's own; for tests. */
  endpoint?: string;
}

const ATTEMPTS = 4;
/** What S3 answers when two writers of one object meet: nothing was decided. */
const CONFLICT = 409;
const EXISTS = 412;

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException
    ? error.$metadata.httpStatusCode
    : undefined;
}

/**
 * The state bucket. Its objects are encrypted by S3, as Terraform's states
 * are; what fails on the way or in S3 is tried again.
 */
export class S3ObjectStore implements ObjectStore {
  readonly place: string;
  private readonly client: S3Client;

  constructor(private readonly options: S3ObjectStoreOptions) {
    const { bucket, region, roleArn, credentials, endpoint } = options;
    this.place = `s3://${bucket}`;
    this.client = new S3Client({
      region,
      maxAttempts: ATTEMPTS,
      ...(endpoint ? { endpoint } : {}),
      ...(credentials ? { credentials } : {}),
      ...(roleArn && !credentials
        ? {
            credentials: fromTemporaryCredentials({
              params: { RoleArn: roleArn, RoleSessionName: 'lakeport' },
              clientConfig: { region },
            }),
          }
        : {}),
    });
  }

  async put(key: string, content: Uint8Array): Promise<void> {
    await this.client.send(this.writing(key, content));
  }

  async putNew(key: string, content: Uint8Array): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.client.send(
          this.writing(key, content, { IfNoneMatch: '*' }),
        );
        return true;
      } catch (error) {
        const status = statusOf(error);
        if (status === EXISTS) return this.isOurs(key, content);
        if (status !== CONFLICT || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.client.send(
        new GetObjectCommand({ Bucket: this.options.bucket, Key: key }),
      );
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async list(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    let next: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({
          Bucket: this.options.bucket,
          Prefix: prefix,
          ...(next ? { ContinuationToken: next } : {}),
        }),
      );
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      next = page.NextContinuationToken;
    } while (next);
    return keys.sort();
  }

  async delete(key: string): Promise<void> {
    await this.client.send(
      new DeleteObjectCommand({ Bucket: this.options.bucket, Key: key }),
    );
  }

  /**
   * A write whose answer was lost is sent again, and finds its own object
   * there. Content that nobody else writes tells it from another's.
   */
  private async isOurs(key: string, content: Uint8Array): Promise<boolean> {
    const there = await this.get(key);
    return there !== undefined && Buffer.from(there).equals(content);
  }

  private writing(
    key: string,
    content: Uint8Array,
    condition: { IfNoneMatch?: string } = {},
  ): PutObjectCommand {
    return new PutObjectCommand({
      Bucket: this.options.bucket,
      Key: key,
      Body: content,
      ContentLength: content.byteLength,
      ServerSideEncryption: 'AES256',
      ...condition,
    });
  }
}
