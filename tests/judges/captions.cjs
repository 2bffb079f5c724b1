// node captions.cjs file.vtt -> errors and cues, as JSON
const fs = require("node:fs");
const { WebVTTParser } = require("webvtt-parser");

const { errors, cues } = new WebVTTParser().parse(fs.readFileSync(process.argv[2], "utf8"), "subtitles");
const plain = ({ id, startTime, endTime, text }) => ({ id, startTime, endTime, text });
console.log(JSON.stringify({ errors, cues: cues.map(plain) }));
