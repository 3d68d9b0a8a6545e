/**
 * A replication as bytes, and back. Whatever tables the sums have are written by name, so a new table needs no
 * change here. Knows no files.
 *
 * Layout, whole numbers little-endian:
 *   magic "KONTORRE" [8] · format [u32] · key [32] · replication [u32] · packed length [u32] · plain length [u32]
 *   · sha256 of (format, key, replication, plain bytes) [32] · packed bytes (raw deflate)
 * Plain bytes: number of tables [u32]; of each table its type [u8], length of its name [u8], the name, its number of
 * values [u32]; then the values of all tables, one after another.
 */
import { createHash } from "node:crypto";
import { endianness } from "node:os";
import { promisify } from "node:util";
import { constants, deflateRaw, inflateRaw } from "node:zlib";
import type { Replication } from "../simulation/simulate.js";
import type { Sums } from "../simulation/sums.js";

/** Changes whenever older records can no longer be read. */
export const FORMAT = 1;

const MAGIC = Buffer.from("KONTORRE", "latin1");
const KEY_BYTES = 32;
const HASH_BYTES = 32;

/** Offsets in the head of a record. */
const AT = { format: 8, key: 12, replication: 44, packed: 48, plain: 52, hash: 56 } as const;
export const HEAD_BYTES = AT.hash + HASH_BYTES;

/** Most plain bytes of a record: far above the largest network, and no bomb. */
const MOST_PLAIN = 2 ** 28;

/** Types of tables, by the number that stands for them. */
const TYPES = [Float64Array, Int32Array] as const;

const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/** What the head of a record says. */
export interface Head {
  readonly key: string;
  readonly replication: number;
  readonly packedBytes: number;
  readonly plainBytes: number;
  /** sha256, hexadecimal: equal for equal sums of the same replication, however they are packed. */
  readonly hash: string;
}

/** @param key 64 hexadecimal digits: names scenario, program and seed */
export async function encodeRecord(key: string, { replication, sums }: Replication): Promise<Buffer> {
  refuseBigEndian();
  const plain = plainOf(sums);
  const packed = await pack(plain, { level: constants.Z_BEST_SPEED });
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt32LE(FORMAT, AT.format);
  Buffer.from(key, "hex").copy(head, AT.key, 0, KEY_BYTES);
  head.writeUInt32LE(replication, AT.replication);
  head.writeUInt32LE(packed.length, AT.packed);
  head.writeUInt32LE(plain.length, AT.plain);
  hashOf(head, plain).copy(head, AT.hash);
  return Buffer.concat([head, packed]);
}

/** Reads the head at the beginning of these bytes. @returns null if there is none, or one of another format */
export function readHead(bytes: Buffer): Head | null {
  if (bytes.length < HEAD_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  if (bytes.readUInt32LE(AT.format) !== FORMAT) return null;
  return {
    key: bytes.toString("hex", AT.key, AT.key + KEY_BYTES),
    replication: bytes.readUInt32LE(AT.replication),
    packedBytes: bytes.readUInt32LE(AT.packed),
    plainBytes: bytes.readUInt32LE(AT.plain),
    hash: bytes.toString("hex", AT.hash, AT.hash + HASH_BYTES),
  };
}

/**
 * Sums of the record at the beginning of these bytes.
 *
 * @returns null unless every byte is as it was written
 */
export async function decodeRecord(bytes: Buffer): Promise<Sums | null> {
  refuseBigEndian();
  const plain = await plainBytes(bytes);
  return plain === null ? null : sumsOf(plain);
}

/** Whether every byte of the record at the beginning of these bytes is as it was written. */
export async function isSound(bytes: Buffer): Promise<boolean> {
  return (await plainBytes(bytes)) !== null;
}

async function plainBytes(bytes: Buffer): Promise<Buffer | null> {
  const head = readHead(bytes);
  if (head === null || head.plainBytes > MOST_PLAIN) return null;
  const packed = bytes.subarray(HEAD_BYTES, HEAD_BYTES + head.packedBytes);
  if (packed.length !== head.packedBytes) return null;
  const plain = await unpack(packed, { maxOutputLength: head.plainBytes }).catch(() => null);
  if (plain === null || plain.length !== head.plainBytes) return null;
  return hashOf(bytes, plain).toString("hex") === head.hash ? plain : null;
}

/** What a record must not lose: its format, key, number, and content. */
function hashOf(head: Buffer, plain: Buffer): Buffer {
  return createHash("sha256").update(head.subarray(AT.format, AT.packed)).update(plain).digest();
}

function plainOf(sums: Sums): Buffer {
  const tables = Object.entries(sums) as [string, Float64Array | Int32Array][];
  const count = Buffer.alloc(4);
  count.writeUInt32LE(tables.length);
  const names = tables.map(([name, table]) => {
    const type = TYPES.findIndex((one) => table instanceof one);
    if (type < 0) throw new Error(`sums: the table "${name}" is of no type that can be kept`);
    const entry = Buffer.alloc(2 + Buffer.byteLength(name) + 4);
    entry.writeUInt8(type, 0);
    entry.writeUInt8(Buffer.byteLength(name), 1);
    entry.write(name, 2);
    entry.writeUInt32LE(table.length, entry.length - 4);
    return entry;
  });
  const values = tables.map(([, table]) => Buffer.from(table.buffer, table.byteOffset, table.byteLength));
  return Buffer.concat([count, ...names, ...values]);
}

/** The bytes have been checked: what they say can be relied on. */
function sumsOf(plain: Buffer): Sums {
  let at = 4;
  const tables = Array.from({ length: plain.readUInt32LE(0) }, () => {
    const type = TYPES[plain.readUInt8(at)];
    const end = at + 2 + plain.readUInt8(at + 1);
    const name = plain.toString("utf8", at + 2, end);
    const length = plain.readUInt32LE(end);
    at = end + 4;
    return { type, name, length };
  });
  const sums = tables.map(({ type, name, length }) => {
    const bytes = length * type.BYTES_PER_ELEMENT;
    const memory = new ArrayBuffer(bytes);
    plain.copy(new Uint8Array(memory), 0, at, at + bytes);
    at += bytes;
    return [name, new type(memory)];
  });
  return Object.fromEntries(sums) as Sums;
}

/** The values are copied as the machine holds them. */
function refuseBigEndian(): void {
  if (endianness() !== "LE") throw new Error("records are kept on little-endian machines only");
}
