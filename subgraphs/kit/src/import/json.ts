import { isUtf8 } from 'node:buffer';
import type { Reject, RejectSink } from './rejects';
import type { SourceFiles } from './source';

/** In bytes: a document is held whole. */
const LONGEST_DOCUMENT = 256 * 1024 * 1024;

/** Reads a file of one JSON document in UTF-8. `undefined` when it cannot be read; the reject says why. */
export async function readJson(source: SourceFiles, name: string, rejects: RejectSink): Promise<unknown | undefined> {
  const refuse = (line: number, rule: Reject['rule'], remedy: string) =>
    rejects.add({ file: name, line, field: null, rule, remedy });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await source.open(name)) {
    bytes += (chunk as Buffer).length;
    if (bytes > LONGEST_DOCUMENT) return refuse(1, 'LENGTH', 'split this document into several of less than 256 MB');
    chunks.push(chunk as Buffer);
  }
  const content = Buffer.concat(chunks);
  if (!isUtf8(content)) return refuse(1, 'ENCODING', 'save the file as UTF-8');
  const text = content.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(
      faultyLine(text, error as SyntaxError),
      'JSON',
      'make this file one JSON document, or export it again',
    );
  }
}

/** The parser's message quotes the document, so only the position is taken from it. */
function faultyLine(text: string, error: SyntaxError): number {
  const position = /at position (\d+)/.exec(error.message)?.[1];
  const end = position ? Number(position) : error.message.includes('end of JSON') ? text.length : 0;
  return text.slice(0, end).split('\n').length;
}
