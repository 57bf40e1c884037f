import { writeFileSync } from "node:fs";
import { catalogue } from "../../theorems/index.js";
import { describedText } from "./described.js";
import { listingText } from "./terminal/listing.js";

// Part of the build: what `flatcheck list` shows, so that it need not load any claim, and what the help of a command shows,
// so that it need not load what the command does.
const [listing, described] = process.argv.slice(2);
writeFileSync(listing!, await listingText(catalogue));
writeFileSync(described!, await describedText());
