import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveFolder } from '../../scripts/serve.ts';
import { CADDY, NGINX } from '../../scripts/web-servers.ts';
import { ROOT } from './project.ts';

/** The servers that the site is served with, started on `release`: a folder with `site/` and `server/` in it. */

export interface RunningServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** The project's own server. */
export async function startOwn(release: string): Promise<RunningServer> {
  const server = await serveFolder(path.join(release, 'site'), 0);
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Debian's nginx with `deploy/nginx.conf`, on another port and folder. */
export async function startNginx(release: string): Promise<RunningServer> {
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-nginx-'));
  const block = (await readFile(path.join(ROOT, 'deploy/nginx.conf'), 'utf8'))
    .replaceAll('/srv/site/current', release)
    .replace('listen 80 default_server', `listen 127.0.0.1:${port}`)
    .replace('listen [::]:80 default_server;', '');
  await writeFile(
    path.join(folder, 'nginx.conf'),
    `include /etc/nginx/modules-enabled/*.conf;
daemon off;
user root;
worker_processes 2;
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  ${['proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  ${block}
}
`,
  );
  const command = [NGINX, '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`];
  return startProgram(command, {}, port, folder);
}

/** Debian's Caddy with `deploy/Caddyfile`, told where by its environment. */
export async function startCaddy(release: string): Promise<RunningServer> {
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-caddy-'));
  const site = await readFile(path.join(ROOT, 'deploy/Caddyfile'), 'utf8');
  await writeFile(path.join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
  const command = [CADDY, 'run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'];
  const env = {
    SITE_ADDRESS: `http://127.0.0.1:${port}`,
    SITE_FOLDER: release,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
  };
  return startProgram(command, env, port, folder);
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a server in the foreground. @throws {Error} with what it said, where it ends instead of answering */
async function startProgram(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  port: number,
  folder: string,
): Promise<RunningServer> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!(await answers(port))) {
    if (child.exitCode !== null) {
      const log = await readFile(path.join(folder, 'error.log'), 'utf8').catch(() => '');
      throw new Error(`${program} did not start: ${said}${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

export interface Response {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came, compressed or not. */
  readonly body: Buffer;
}

/** One request, with the headers that are given and none besides; the address is sent as it stands. */
export async function ask(
  port: number,
  address: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: address, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject);
    asked.end(method === 'POST' ? '<Autodiscover/>' : undefined);
  });
}

/** A copy of a built site and its rules, as they are published. */
export async function releaseOf(dist: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-release-'));
  await cp(dist, path.join(folder, 'site'), { recursive: true });
  await cp(`${dist}-server`, path.join(folder, 'server'), { recursive: true });
  return { folder, remove: async () => rm(folder, { recursive: true, force: true }) };
}
