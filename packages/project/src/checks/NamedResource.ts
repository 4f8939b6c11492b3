/** Something that gets names of its own, and which part of the file they come from. */
export interface NamedResource {
  path: string[];
  what: string;
  /** AWS account, for buckets and roles. */
  account: string;
  region?: string;
  bucket?: string;
  role?: string;
  /** Of a stream, which is unique in an AWS account and region. */
  stream?: string;
  /** Of a credential and a location, which are unique in a region's metastore. */
  credential?: string;
  /** Whether it is a catalog; two of a name are checked as such. */
  isCatalog?: true;
  /** What of the file to change for other names. */
  shorten: string;
}
