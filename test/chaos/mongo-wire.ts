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
/** The header, the flags, and the byte that says that a document follows. */
const BODY = HEADER + 5;

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

/** The command in a message of a client; `undefined` for one of the old protocol, as in a driver's first hello. */
export const commandOf = (message: Buffer): MongoCommand | undefined => {
  if (message.readInt32LE(OPCODE) !== OP_MSG) return undefined;
  const body = BSON.deserialize(message.subarray(BODY, BODY + message.readInt32LE(BODY)));
  const [name = '', about] = Object.entries(body)[0] ?? [];
  return { name, collection: typeof about === 'string' ? about : '', body };
};
