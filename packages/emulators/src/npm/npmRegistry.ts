import { existsSync, statSync } from 'node:fs';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { readPackage, type PackedPackage } from './readPackage';

/**
 * An npm registry that serves one packed package, so that the generated
 * repository's `npm ci` installs exactly the `lakeport` of this machine.
 */
export function npmRegistry(options: {
  file: string | undefined;
  /** Where the registry is mounted, without a closing slash. */
  url: () => string;
}): ExpressRouter {
  let cached: { key: string; packed: PackedPackage } | undefined;

  const load = (): PackedPackage | undefined => {
    const { file } = options;
    if (!file || !existsSync(file)) {
      return undefined;
    }
    const { mtimeMs, size } = statSync(file);
    const key = `${mtimeMs}:${size}`;
    if (cached?.key !== key) {
      cached = { key, packed: readPackage(file) };
    }
    return cached.packed;
  };

  const router = Router();
  router.get('/-/ping', async (_req, res) => {
    res.json({});
  });

  router.get('/:name', async (req, res) => {
    const packed = load();
    if (!packed || packed.manifest.name !== req.params.name) {
      res.status(404).json({
        error: packed
          ? `This registry serves ${packed.manifest.name} only`
          : 'This registry has no package: start the emulators with --lakeport-package',
      });
      return;
    }
    const { name, version } = packed.manifest;
    res.json({
      _id: name,
      name,
      'dist-tags': { latest: version },
      versions: {
        [version]: {
          ...packed.manifest,
          _id: `${name}@${version}`,
          dist: {
            tarball: `${options.url()}/${name}/-/${name}-${version}.tgz`,
            integrity: packed.integrity,
            shasum: packed.shasum,
          },
        },
      },
      time: {
        created: packed.modified,
        modified: packed.modified,
        [version]: packed.modified,
      },
    });
  });

  router.get('/:name/-/:file', async (req, res) => {
    const packed = load();
    const expected =
      packed && `${packed.manifest.name}-${packed.manifest.version}.tgz`;
    if (!packed || req.params.file !== expected) {
      res.status(404).json({ error: 'Not found' });
      return;
    }
    res.type('application/octet-stream').send(packed.bytes);
  });

  router.use((_req, res) => {
    res.status(404).json({ error: 'Not found' });
  });
  return router;
}
