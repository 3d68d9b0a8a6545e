/**
 * The rules of the house as pure functions: files in, violations out (`path:line: what; remedy`), nothing read.
 * The tables say what is allowed; everything not in them is refused. Rules for single files are in houseRules.ts.
 */
import { dirname, join } from "node:path/posix";
import ts from "typescript";
import { importsOf, topStatements } from "./syntax.js";
import type { SourceFile } from "./syntax.js";

/** Rooms of src from the lowest to the highest; a file may import from its own room and from lower ones. */
export const LAYERS: readonly (readonly string[])[] = [
  ["units.ts", "errors.ts"],
  ["kernel"],
  ["random"],
  ["stats"],
  ["scenario"],
  ["model"],
  ["simulation"],
  ["experiment"],
  ["store"],
  ["analysis"],
  ["report"],
  ["cli"],
  ["index.ts"],
];

/** Plain programs of their own, which run before anything is installed: they import nothing and nobody imports them. */
const APART = "setup";

/** Where a package may be imported, and by how many files at most; imports of types alone are not counted. */
export interface Door {
  readonly package: string;
  readonly room: string;
  readonly files: number;
}

export const DOORS: readonly Door[] = [
  { package: "seedrandom", room: "random", files: 1 },
  { package: "simple-statistics", room: "stats", files: 1 },
  { package: "yaml", room: "scenario", files: 2 }, // the reader, and the look at size and depth before it
  { package: "zod", room: "scenario", files: 8 }, // one schema, written in parts
  { package: "fast-csv", room: "scenario", files: 1 },
  { package: "rxjs", room: "experiment", files: 1 },
  { package: "worker-threads-pool", room: "experiment", files: 1 },
  { package: "@duckdb/node-api", room: "store", files: 1 },
  { package: "fast-csv", room: "report", files: 1 },
  { package: "cli-table3", room: "report", files: 1 },
  { package: "picocolors", room: "report", files: 1 },
  { package: "yargs", room: "cli", files: 1 },
  { package: "cli-progress", room: "cli", files: 1 },
];

/** Rooms whose results depend on their arguments alone: no file, no clock, no process, hence no part of Node. */
export const PURE_ROOMS = ["kernel", "random", "stats", "model", "simulation"];

/** Room of a file of src: the folder, or the file itself where it lies in none. */
function roomOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function rankOf(path: string): number {
  return LAYERS.findIndex((rooms) => rooms.includes(roomOf(path)));
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith(".");
}

/** The file a relative import means: sources import each other by the name of the built file. */
function target(file: SourceFile, specifier: string): string {
  return join(dirname(file.path), specifier).replace(/\.js$/, ".ts");
}

/** Imports lead down or stay in the room, end in the name of a built file, and there is such a file. */
export function checkLayers(sources: readonly SourceFile[]): string[] {
  const known = new Set(sources.map((file) => file.path));
  return sources.flatMap((file) => {
    const isApart = roomOf(file.path) === APART;
    if (rankOf(file.path) < 0 && !isApart) return [`${file.path}:1: unknown room; add it to LAYERS`];
    return importsOf(file)
      .filter(({ specifier }) => isRelative(specifier))
      .flatMap(({ specifier, line }) => {
        const to = target(file, specifier);
        const place = `${file.path}:${line}`;
        if (!known.has(to))
          return [`${place}: no source for "${specifier}"; end it in ".js" and check the name`];
        const isOwn = roomOf(to) === roomOf(file.path);
        const isLower = !isApart && roomOf(to) !== APART && rankOf(to) <= rankOf(file.path);
        return isOwn || isLower
          ? []
          : [`${place}: imports upward from ${roomOf(to)}; move what both need down`];
      });
  });
}

/** No file reaches itself through its imports, types included. Cost: linear in files and imports. */
export function checkCycles(sources: readonly SourceFile[]): string[] {
  const links = new Map(sources.map((file) => [file.path, linksOf(file)]));
  const finished = new Set<string>();
  const path: string[] = [];
  const found: string[] = [];
  const follow = (file: string): void => {
    path.push(file);
    for (const { to, line } of links.get(file) ?? []) {
      const start = path.indexOf(to);
      if (start >= 0)
        found.push(`${file}:${line}: closes the circle ${[...path.slice(start), to].join(" -> ")}`);
      else if (!finished.has(to)) follow(to);
    }
    path.pop();
    finished.add(file);
  };
  for (const { path: file } of sources) if (!finished.has(file)) follow(file);
  return found;
}

/** The files that a file imports. */
function linksOf(file: SourceFile): { to: string; line: number }[] {
  return importsOf(file)
    .filter(({ specifier }) => isRelative(specifier))
    .map(({ specifier, line }) => ({ to: target(file, specifier), line }));
}

/** Every package is imported through its door alone, and the pure rooms use no part of Node. */
export function checkDoors(sources: readonly SourceFile[]): string[] {
  return [...checkPackages(sources), ...checkDoorCounts(sources)];
}

function checkPackages(sources: readonly SourceFile[]): string[] {
  return sources.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier }) => !isRelative(specifier))
      .flatMap(({ specifier, line }) => {
        const place = `${file.path}:${line}`;
        const room = roomOf(file.path);
        if (specifier.startsWith("node:")) {
          return PURE_ROOMS.includes(room)
            ? [`${place}: ${specifier} in ${room}; pass in what is needed`]
            : [];
        }
        const rooms = DOORS.filter((door) => door.package === packageOf(specifier)).map((door) => door.room);
        if (rooms.length === 0) return [`${place}: ${specifier} has no door; add one to DOORS`];
        return rooms.includes(room) ? [] : [`${place}: ${specifier} belongs in ${rooms.join(" or ")}`];
      }),
  );
}

function checkDoorCounts(sources: readonly SourceFile[]): string[] {
  return DOORS.flatMap((door) => {
    const users = sources.filter(
      (file) =>
        roomOf(file.path) === door.room &&
        importsOf(file).some((each) => !each.typeOnly && packageOf(each.specifier) === door.package),
    );
    if (users.length <= door.files) return [];
    const names = users.map((file) => file.path).join(", ");
    return [
      `${names}: ${users.length} files import ${door.package}, ${door.files} may; go through one of them`,
    ];
  });
}

/** `yargs` of `yargs/helpers`, `@scope/name` of `@scope/name/part`. */
function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** src/index.ts only passes on what others export, and no other file does nothing but that. */
export function checkIndex(sources: readonly SourceFile[]): string[] {
  return sources.flatMap((file) => {
    const statements = topStatements(file);
    const isOnlyExports = statements.every((each) => ts.isExportDeclaration(each) && each.moduleSpecifier);
    const isIndex = file.path === "src/index.ts";
    if (isIndex === isOnlyExports || (statements.length === 0 && !isIndex)) return [];
    if (isIndex) return [`${file.path}:1: holds more than exports; move the rest into a room`];
    return [`${file.path}:1: only passes on exports; import from where they are made`];
  });
}
