import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';
import { root } from './steps/root.mjs';

const DOORS = join(root, 'libs/contracts/src/api.ts');
const PROBLEMS = join(root, 'libs/contracts/src/problems.ts');
const TARGET = join(root, 'apps/api/src/answers.ts');
const FORMATS = { IsoInstant: 'date-time', IsoDate: 'date' };

/** The shapes of all answers as JSON schema, read from the types of the contracts: the text of apps/api/src/answers.ts. */
export async function answersOfContracts() {
  const program = ts.createProgram([DOORS, PROBLEMS], {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const schemas = {};
  const doors = {};
  const api = exported(checker, program.getSourceFile(DOORS), 'api');
  for (const door of checker.getPropertiesOfType(checker.getTypeOfSymbol(api))) {
    const [shape] = checker.getTypeArguments(checker.getTypeOfSymbol(door));
    doors[door.name] = schemaOf(checker, checker.getTypeOfSymbol(shape.getProperty('result')), schemas);
  }
  const problem = exported(checker, program.getSourceFile(PROBLEMS), 'ProblemBody');
  schemaOf(checker, checker.getDeclaredTypeOfSymbol(problem), schemas);
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => a.localeCompare(b)));
  const source = `// Made by \`npm run answers\` from the types of @desk/contracts.
import type { DoorName } from '@desk/contracts';

type Schema = Readonly<Record<string, unknown>>;

/** What each door answers, null when it answers with nothing. */
export const ANSWERS: Readonly<Record<DoorName, Schema | null>> = ${JSON.stringify(doors)};

/** The shapes that have a name. */
export const SHAPES: Readonly<Record<string, Schema>> = ${JSON.stringify(sorted)};
`;
  return prettier.format(source, { ...(await prettier.resolveConfig(TARGET)), parser: 'typescript' });
}

function exported(checker, file, name) {
  return checker.getExportsOfModule(checker.getSymbolAtLocation(file)).find((one) => one.name === name);
}

function schemaOf(checker, type, schemas) {
  if (type.flags & ts.TypeFlags.Null) return null;
  if (type.isUnion()) return unionOf(checker, type, schemas);
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
  if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
  if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
  if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return {};
  if (checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type).map((one) => schemaOf(checker, one, schemas));
    return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length };
  }
  if (checker.isArrayType(type)) {
    return { type: 'array', items: schemaOf(checker, checker.getTypeArguments(type)[0], schemas) };
  }
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) {
    throw new Error(`an answer has a type that JSON cannot have: ${checker.typeToString(type)}`);
  }
  const name = type.isClassOrInterface() && !type.typeParameters ? type.symbol.name : null;
  if (name === null) return objectOf(checker, type, schemas);
  if (!(name in schemas)) {
    schemas[name] = {}; // known before it is described, so that a shape may name itself
    schemas[name] = { ...described(checker, type.symbol), ...objectOf(checker, type, schemas) };
  }
  return { $ref: `#/components/schemas/${name}` };
}

function unionOf(checker, type, schemas) {
  const nullable = type.types.some((one) => one.flags & ts.TypeFlags.Null);
  const rest = type.types.filter((one) => !(one.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  const literals = rest.every((one) => one.isStringLiteral() || one.isNumberLiteral());
  if (literals) return { enum: [...rest.map((one) => one.value), ...(nullable ? [null] : [])] };
  const kinds = [
    ...(rest.some((one) => one.flags & ts.TypeFlags.BooleanLike) ? [{ type: 'boolean' }] : []),
    ...rest.filter((one) => !(one.flags & ts.TypeFlags.BooleanLike)).map((one) => schemaOf(checker, one, schemas)),
  ];
  if (!nullable && kinds.length === 1) return kinds[0];
  if (kinds.every((kind) => Object.keys(kind).join() === 'type')) {
    return { type: [...kinds.map((kind) => kind.type), ...(nullable ? ['null'] : [])] };
  }
  return { anyOf: [...kinds, ...(nullable ? [{ type: 'null' }] : [])] };
}

function objectOf(checker, type, schemas) {
  const properties = {};
  const required = [];
  for (const property of checker.getPropertiesOfType(type)) {
    const schema = schemaOf(checker, checker.getTypeOfSymbol(property), schemas) ?? { type: 'null' };
    properties[property.name] = { ...described(checker, property), ...withFormat(property, schema) };
    if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
  }
  const others = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return {
    type: 'object',
    ...(Object.keys(properties).length > 0 && { properties, required }),
    ...(others && { additionalProperties: schemaOf(checker, others, schemas) }),
  };
}

/** `IsoInstant` and `IsoDate` are strings to the compiler; their names stand in the source alone. */
function withFormat(property, schema) {
  const written = property.valueDeclaration?.type?.getText().split(' | ')[0];
  const format = FORMATS[written];
  return format === undefined ? schema : { ...schema, format };
}

function described(checker, symbol) {
  const description = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return description === '' ? {} : { description };
}

/** `npm run answers`: writes the shapes anew after the contracts have changed. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = await answersOfContracts();
  const changed = readFileSync(TARGET, { encoding: 'utf8', flag: 'a+' }) !== text;
  writeFileSync(TARGET, text);
  console.log(
    changed ? 'The shapes of the answers have been written anew.' : 'The shapes of the answers are as they were.',
  );
}
