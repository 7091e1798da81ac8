import { BSON, type Document } from 'mongodb';

/** A command on its way to MongoDB, for example `update` of `whenthen_messages`. */
export interface MongoCommand {
  name: string;
  /** `''` where the command is about none. */
  collection: string;
  body: Document;
}

const HEADER = 16;
const REQUEST_ID = 4;
const RESPONSE_TO = 8;
const OPCODE = 12;
const OP_MSG = 2013;
/** Behind the header come the flags, then sections, each with a byte for its kind. */
const SECTIONS = HEADER + 4;
const CHECKSUM_PRESENT = 1;

/** Cuts what comes over a connection into whole messages of MongoDB's wire protocol. */
export const createFramer = (): ((chunk: Buffer) => Buffer[]) => {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const messages: Buffer[] = [];
    while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      messages.push(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
    return messages;
  };
};

export const requestId = (message: Buffer): number => message.readInt32LE(REQUEST_ID);
export const responseTo = (message: Buffer): number => message.readInt32LE(RESPONSE_TO);

const documentAt = (message: Buffer, at: number): { document: Document; end: number } => {
  const end = at + message.readInt32LE(at);
  return { document: BSON.deserialize(message.subarray(at, end)), end };
};

/** A list that travels beside its command, for example the updates of an `update`. */
const sequenceAt = (message: Buffer, at: number): { name: string; documents: Document[]; end: number } => {
  const end = at + message.readInt32LE(at);
  const nameEnd = message.indexOf(0, at + 4);
  const documents: Document[] = [];
  for (let next = nameEnd + 1; next < end;) {
    const found = documentAt(message, next);
    documents.push(found.document);
    next = found.end;
  }
  return { name: message.toString('utf8', at + 4, nameEnd), documents, end };
};

/** The command in a message of a client; `undefined` for one of the old protocol, as in a driver's first hello. */
export const commandOf = (message: Buffer): MongoCommand | undefined => {
  if (message.readInt32LE(OPCODE) !== OP_MSG) return undefined;
  const end = message.length - (message.readInt32LE(HEADER) & CHECKSUM_PRESENT ? 4 : 0);
  const body: Document = {};
  for (let at = SECTIONS; at < end;) {
    if (message[at] === 0) {
      const { document, end: next } = documentAt(message, at + 1);
      Object.assign(body, document);
      at = next;
    } else {
      const { name, documents, end: next } = sequenceAt(message, at + 1);
      body[name] = documents;
      at = next;
    }
  }
  const [name = '', about] = Object.entries(body)[0] ?? [];
  return { name, collection: typeof about === 'string' ? about : '', body };
};
