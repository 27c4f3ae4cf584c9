import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import ts from 'typescript';

interface Source {
  readonly name: string;
  readonly text: string;
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
}

const resolve = createRequire(import.meta.url).resolve;

const packageFolder = (name: string): string => dirname(resolve(`${name}/package.json`));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return extname(entry.name) === '.js' ? [path] : [];
  });

/** Every file of a package's folder, or the one file it is bundled into. */
export const sourcesIn = (name: string, part: string): readonly Source[] => {
  const path = join(packageFolder(name), part);
  const files = extname(path) === '.js' ? [path] : filesIn(path);
  return files.map((file) => ({ name: file, text: readFileSync(file, 'utf8') }));
};

/** The files a bundle was made of, without those of which the modeler uses nothing. */
export const bundledSources = (name: string, map: string, unused: RegExp): readonly Source[] => {
  const { sources, sourcesContent } = JSON.parse(readFileSync(join(packageFolder(name), map), 'utf8')) as SourceMap;
  return sources.flatMap((source, at) =>
    unused.test(source) || extname(source) !== '.js' ? [] : [{ name: source, text: sourcesContent[at] ?? '' }],
  );
};

/** What an expression may be: its literals, those of both branches, of a constant of the file, of a table of texts. */
class Literals {
  readonly #constants = new Map<string, ts.Expression>();

  constructor(file: ts.SourceFile) {
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined)
        if (/^[A-Z_\d$]+$/.test(node.name.text)) this.#constants.set(node.name.text, node.initializer);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }

  of(node: ts.Expression): readonly string[] {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isConditionalExpression(node)) return [...this.of(node.whenTrue), ...this.of(node.whenFalse)];
    if (ts.isIdentifier(node)) return this.#constant(node.text);
    if (ts.isElementAccessExpression(node)) return this.of(node.expression);
    if (ts.isObjectLiteralExpression(node))
      return node.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? this.of(one.initializer) : []));
    return [];
  }

  #constant(name: string): readonly string[] {
    const found = this.#constants.get(name);
    return found === undefined ? [] : this.of(found);
  }
}

const translates = (call: ts.CallExpression): boolean => {
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(name) && /^_?translate(Fn)?$/.test(name.text);
};

const parsed = ({ name, text }: Source): ts.SourceFile =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JSX);

const visited = (file: ts.SourceFile, textsOf: (node: ts.Node) => readonly string[]): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    found.push(...textsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

/** What the files hand to `translate`, as far as it stands in them. */
export const translatedIn = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => {
    const file = parsed(source);
    const literals = new Literals(file);
    return visited(file, (node) => {
      const first = ts.isCallExpression(node) && translates(node) ? node.arguments[0] : undefined;
      return first === undefined ? [] : literals.of(first);
    });
  });

/** The texts of lists that are translated elsewhere, entry by entry: what stands under one of these names. */
export const listedIn = (sources: readonly Source[], names: readonly string[]): readonly string[] =>
  sources.flatMap((source) =>
    visited(parsed(source), (node) => {
      if (!ts.isPropertyAssignment(node) || !names.includes(node.name.getText())) return [];
      return ts.isStringLiteralLike(node.initializer) ? [node.initializer.text] : [];
    }),
  );

/** The names under which a file's one table keeps something. */
export const keysIn = (source: Source, table: string): readonly string[] =>
  visited(parsed(source), (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== table) return [];
    if (node.initializer === undefined || !ts.isObjectLiteralExpression(node.initializer)) return [];
    return node.initializer.properties.map((one) => one.name?.getText().replaceAll("'", '') ?? '');
  });
