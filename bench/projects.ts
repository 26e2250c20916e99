import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../scripts/run.ts';
import { type Article, generateArticle } from './articles.ts';
import type { Peer } from './peers.ts';

/** A site that can be built with any number of generated articles: this one, or a peer's. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly version: string;
  readonly folder: string;
  /** What is run to build, in order: program and arguments. */
  readonly commands: readonly (readonly string[])[];
  /** Folder of the finished site. */
  readonly output: string;
  /** Address in the finished site of an article put in with {@link putArticles}, by its slug. */
  readonly address: (slug: string) => string;
  /** Address of the central article. */
  readonly central: string;
  readonly caches: readonly string[];
  readonly articleFile: (slug: string) => string;
  readonly write: (article: Article) => string;
}

const CENTRAL = 'errors/550-authentication-is-required-for-relay';
/** The central article's slug where it is put into a peer. */
export const CENTRAL_SLUG = 'central-article';

/** @throws {Error} with the last lines that the program wrote, where it fails */
function run(program: string, args: readonly string[], cwd: string): string {
  const done = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (done.status === 0) return done.stdout;
  const said = `${done.error?.message ?? ''}\n${done.stdout ?? ''}\n${done.stderr ?? ''}`.trim().split('\n').slice(-5);
  throw new Error(`${program} ${args[0] ?? ''}: ${said.join(' ')}`);
}

function frontMatter(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n`;
}

async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

/**
 * Copies this project into `folder`: what git knows or would take, as it stands in the working tree. Packages are
 * linked one by one, so that what a build keeps between builds stays in the copy.
 */
export async function setUpOwn(folder: string): Promise<Project> {
  const own = path.join(folder, 'own');
  await emptyFolder(own);
  const files = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], ROOT).split('\0');
  for (const file of files.filter((name) => name !== '' && existsSync(path.join(ROOT, name)))) {
    await cp(path.join(ROOT, file), path.join(own, file));
  }
  await mkdir(path.join(own, 'node_modules'));
  for (const name of await readdir(path.join(ROOT, 'node_modules'))) {
    if (name.startsWith('.')) continue;
    await symlink(path.join(ROOT, 'node_modules', name), path.join(own, 'node_modules', name));
  }
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'node_modules/astro/package.json'), 'utf8')) as {
    version: string;
  };
  const dates = 'published: 2026-11-24\nchecked: 2026-11-24\nreviewAfterDays: 9999\n';
  const sources = "sources:\n  - title: 'Generated'\n    url: 'https://example.com/'\n";
  return {
    id: 'own',
    name: 'This site',
    about: 'Astro, remark, MDX; its own pages and theme; Pagefind, typing errors, images, Markdown twins',
    version: `astro ${version}`,
    folder: own,
    commands: [[process.execPath, 'scripts/build.ts']],
    output: path.join(own, 'dist'),
    central: `/${CENTRAL}/`,
    address: (slug) => `/articles/generated/${slug}/`,
    caches: ['node_modules/.astro', 'node_modules/.cache', 'node_modules/.vite', '.astro', '.cache'],
    articleFile: (slug) => `src/content/articles/generated/${slug}.mdx`,
    write: ({ title, description, body }) => {
      const texts = frontMatter({ title, description, summary: description });
      return `${texts.replace(/---\n\n$/u, `${dates}${sources}---\n\n`)}${body}\n`;
    },
  };
}

const manifestOf = (packages: Readonly<Record<string, string>>): string =>
  JSON.stringify({ private: true, dependencies: packages }, undefined, 2);

/**
 * Installs `packages` into `folder` unless they are there.
 *
 * @returns the folder
 * @throws {Error} with what npm said where it fails
 */
export async function install(folder: string, packages: Readonly<Record<string, string>>): Promise<string> {
  const manifest = path.join(folder, 'package.json');
  const done = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(done) || (await readFile(manifest, 'utf8')) !== manifestOf(packages)) {
    console.error(`Installing ${Object.keys(packages).join(', ')} …`);
    await mkdir(folder, { recursive: true });
    await writeFile(manifest, manifestOf(packages));
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  }
  return folder;
}

/**
 * Installs a peer below `folder` where it is not there yet, and writes its project.
 *
 * @throws {Error} with the reason where it cannot be set up
 */
export async function setUpPeer(peer: Peer, folder: string): Promise<Project> {
  const installed = await install(path.join(folder, peer.install), peer.packages);
  const programVersion = peer.program === undefined ? undefined : versionOf(peer.program);
  const project = path.join(installed, peer.id);
  await emptyFolder(project);
  // Astro looks here for packages that it must bundle; Docusaurus fails where this says "type": "module".
  const files = { 'package.json': manifestOf(peer.packages), ...peer.files };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(project, name)), { recursive: true });
    await writeFile(path.join(project, name), text);
  }
  const packages = Object.entries(peer.packages).filter(([name]) => name !== 'sharp' && !name.startsWith('react'));
  return {
    id: peer.id,
    name: peer.name,
    about: peer.about,
    version: [...(programVersion ? [programVersion] : []), ...packages.map((pair) => pair.join(' '))].join(', '),
    folder: project,
    commands: peer.commands.map(([first = '', ...rest]) =>
      first === peer.program
        ? [first, ...rest]
        : [process.execPath, path.join(installed, 'node_modules', first), ...rest],
    ),
    output: path.join(project, peer.output),
    address: peer.address,
    central: peer.address(CENTRAL_SLUG),
    caches: peer.caches,
    articleFile: peer.articleFile,
    write: ({ title, description, body }) =>
      `${frontMatter({ title, description })}${peer.titleInText ? `# ${title}\n\n` : ''}${body}\n`,
  };
}

/** The version of a program that npm does not have; installed first where this is root on Debian. */
function versionOf(program: string): string {
  const version = () => spawnSync(program, ['version'], { encoding: 'utf8' });
  if (version().error && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error(`Installing Debian's ${program} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['install', '-y', '-qq', program], { stdio: 'ignore', env });
  }
  const { error, stdout } = version();
  if (error) throw new Error(`there is no program "${program}" on this machine`);
  return /\S+ v?[\d.]+/u.exec(stdout)?.[0] ?? program;
}

/** Puts articles 0 to `count` - 1 into a project, and takes out what earlier ones there were. */
export async function putArticles(project: Project, count: number): Promise<void> {
  const folder = path.dirname(fileOf(project, 'any'));
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (/\.mdx?$/u.test(name)) await rm(path.join(folder, name));
  }
  for (let index = 0; index < count; index += 1) {
    const article = generateArticle(index, project.address);
    await writeFile(fileOf(project, article.slug), project.write(article));
  }
}

/** Changes one article, as an author would: a sentence more. */
export async function changeArticle(project: Project, slug: string): Promise<void> {
  await appendFile(fileOf(project, slug), '\nOne more sentence, for the next build.\n');
}

/** Puts in the central article of this site, from its Markdown twin: the same words for each peer. */
export async function putCentralArticle(project: Project, twin: string): Promise<void> {
  const title = /^# (.+)$/mu.exec(twin)?.[1] ?? 'Central article';
  const body = twin
    .replace(/^# .+\n+/u, '')
    // Its links lead to pages that only this site has.
    .replaceAll('](/', '](https://site.example/');
  const description = title.padEnd(50, '.');
  await writeFile(fileOf(project, CENTRAL_SLUG), project.write({ slug: CENTRAL_SLUG, title, description, body }));
}

/** The twin of the central article in a finished build of this site. */
export async function readTwin(dist: string): Promise<string> {
  return readFile(path.join(dist, CENTRAL, 'index.md'), 'utf8');
}

function fileOf(project: Project, slug: string): string {
  return path.join(project.folder, project.articleFile(slug));
}
