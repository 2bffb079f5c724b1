// node audio.mjs file -> chapters, format and common tags, as JSON (pictures as their sizes)
import { parseFile } from "music-metadata";

const { format, common } = await parseFile(process.argv[2], { includeChapters: true, duration: true });
const plain = (key, value) => (value instanceof Uint8Array ? value.length : value);
console.log(JSON.stringify({ format, common }, plain));
