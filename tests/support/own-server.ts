import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveFolder } from './serve.ts';

/** A web server that can publish another site, and go away. It keeps its address. */
export interface OwnServer {
  readonly address: string;
  /** Starts with the site in `folder`, or puts that site in the place of the one that is there. */
  start(folder: string): Promise<void>;
  /** Closes every connection and takes no more. */
  stop(): Promise<void>;
}

export function ownServer(): OwnServer {
  let server: Server | undefined;
  let port = 0;
  let site: string | undefined;
  return {
    get address() {
      return `http://localhost:${port}`;
    },
    async start(folder) {
      site ??= path.join(mkdtempSync(path.join(tmpdir(), 'mail-help-')), 'site');
      // As a publish does it: a new folder, and one switch.
      rmSync(site, { force: true });
      symlinkSync(path.resolve(folder), site, 'junction');
      if (server) return;
      server = await serveFolder(site, port);
      ({ port } = server.address() as AddressInfo);
    },
    async stop() {
      const closing = server;
      server = undefined;
      if (!closing) return;
      await new Promise((resolve) => {
        closing.close(resolve);
        closing.closeAllConnections();
      });
    },
  };
}
