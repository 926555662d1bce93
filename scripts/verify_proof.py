#!/usr/bin/env python3
"""Checks a proof that `yinxin audit proof` wrote, or the record of an evidence report, without Yinxin: Python's
standard library alone, and openssl where it is to judge the time stamp. The format is in docs/audit.md.

    verify_proof.py PROOF.json [--pdf SIGNED.pdf] [--ca ROOTS.pem] [--checkpoint HASH]

--pdf         the signed document: its fingerprint must be in the record, and the record's head in it
--ca          roots to trust for the time stamp; without it, those in the proof, which only its maker vouches for
--checkpoint  the hash (or its beginning) of the checkpoint as it was posted to the admins' chat

Exit code 0: everything holds. 1: something does not; the line says what.
"""

import argparse
import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

ENTRY = {1: b"yinxin-audit-v1\0", 2: b"yinxin-audit-v2\0", 3: b"yinxin-audit-v3\0"}
PERSONAL = b"yinxin-personal-v1\0"
PERSONAL_ACTOR = ("person_id", "ip", "agent")
OPEN_FACTS = frozenset(
    (
        *("act", "certificate_serial", "checkpoint", "code", "count", "document", "documents", "entries"),
        *("language", "number", "page", "party_id", "revision", "slot", "state", "version", "what", "which"),
    )
)
LEAF = b"yinxin-leaf-v1\0"
CHECKPOINT = b"yinxin-checkpoint-v1\0"
IN_PDF = re.compile(r"yinxin-audit:(\d+):([0-9a-f]{64})")
SHA256_OID = bytes.fromhex("0609608648016503040201")


class Wrong(Exception):
    pass


def sha256(data):
    return hashlib.sha256(data).digest()


# ── canonical JSON, RFC 8785 ─────────────────────────────────────────────────────────────────────────────────


def canonical(value):
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(each) for key, each in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float):
        return number(value)
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def number(value):
    if value == 0:
        return "0"
    sign, figures, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits, point = "".join(map(str, figures)), len(figures) + exponent
    if len(digits) <= point <= 21:
        text = digits.ljust(point, "0")
    elif 0 < point <= 21:
        text = digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"e{point - 1:+d}"
    return "-" + text if sign else text


# ── the chain ────────────────────────────────────────────────────────────────────────────────────────────────


def entry_hash(chain, entry):
    said = {key: value for key, value in entry.items() if key not in ("hash", "version")}
    version = entry["version"]
    if version not in ENTRY:
        raise Wrong(f"entry {entry['number']}: a layout that this script does not know")
    if version == 1:
        content = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    elif version == 2:
        content = canonical(said)
    else:
        content = canonical(without_personal(said))
    return sha256(ENTRY[version] + chain.encode() + b"\0" + content.encode()).hex()


def without_personal(said):
    """What is personal stands beside the chain, which holds its digest; where it was erased there is no salt."""
    said, salt, at = dict(said), said["salt"], said["number"]
    del said["salt"]
    held = {key: untitled(key, value) for key, value in said["facts"].items() if is_open(key)}
    facts = {key: value for key, value in said["facts"].items() if key not in held or held[key] != value}
    actor = {key: said["actor"][key] for key in PERSONAL_ACTOR}
    if salt is None:
        if facts or any(actor.values()):
            raise Wrong(f"entry {at} was erased, and yet tells something")
    else:
        beside = canonical({"actor": actor, "facts": facts}).encode()
        if sha256(PERSONAL + bytes.fromhex(salt) + beside).hex() != said["personal"]:
            raise Wrong(f"entry {at} was changed")
    said["actor"] = {key: value for key, value in said["actor"].items() if key not in PERSONAL_ACTOR}
    return {**said, "facts": held}


def untitled(key, value):
    if key != "documents" or not isinstance(value, list):
        return value
    return [
        {name: each[name] for name in each if name != "title"} if isinstance(each, dict) else each
        for each in value
    ]


def is_open(name):
    return name in OPEN_FACTS or name.startswith("sha256")


def was_erased(entry):
    return entry["version"] >= 3 and not entry.get("withheld") and entry["salt"] is None


def check_erased(entries):
    """Each erasing says how many it emptied: later ones must have said so of as many as are empty."""
    unsaid, first = 0, None
    for entry in entries:
        if entry["kind"] == "erased":
            said = unsaid if entry.get("withheld") else entry["facts"].get("entries", 0)
            unsaid = max(0, unsaid - said)
        elif was_erased(entry):
            first = entry["number"] if not unsaid else first
            unsaid += 1
    if unsaid:
        raise Wrong(f"from entry {first} on {unsaid} more were erased than any entry says")


def check_chain(proof):
    chain, head = proof["chain"], sha256(ENTRY[1] + b"genesis\0" + proof["chain"].encode()).hex()
    for at, entry in enumerate(proof["entries"]):
        if entry["number"] != at:
            raise Wrong(f"entry {at} is missing or out of its place")
        if entry["previous"] != head:
            raise Wrong(f"entry {at} does not follow the one before it")
        if not entry.get("withheld") and entry_hash(chain, entry) != entry["hash"]:
            raise Wrong(f"entry {at} was changed")
        head = entry["hash"]
    withheld = sum(bool(entry.get("withheld")) for entry in proof["entries"])
    kept = f"; of {withheld} only kind, time and hash are told" if withheld else ""
    erased = sum(map(was_erased, proof["entries"]))
    if erased:
        told = [entry["at"] for entry in proof["entries"] if entry["kind"] == "erased"]
        check_erased(proof["entries"])
        kept += f"; personal facts of {erased} were erased on {told[-1][:10]}"
    return f"{len(proof['entries'])} entries, each follows the one before it, none was changed{kept}"


# ── the tree, RFC 6962 ───────────────────────────────────────────────────────────────────────────────────────


def check_inclusion(proof):
    said, sealed = proof["checkpoint"], proof["inclusion"]
    entries, index, last = proof["entries"], sealed["leaf"], said["tree_size"] - 1
    if sealed["number"] >= len(entries) or entries[sealed["number"]]["hash"] != sealed["hash"]:
        raise Wrong(f"entry {sealed['number']} is not the one that the checkpoint sealed")
    if not 0 <= index <= last:
        raise Wrong("the checkpoint's tree has no such leaf")
    leaf = LEAF + canonical([proof["chain"], sealed["number"], sealed["hash"]]).encode()
    node = sha256(b"\0" + leaf)
    for sibling in map(bytes.fromhex, sealed["path"]):
        if last == 0:
            raise Wrong("the path is too long")
        if index & 1 or index == last:
            node = sha256(b"\1" + sibling + node)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            node = sha256(b"\1" + node + sibling)
        index, last = index >> 1, last >> 1
    if last or node.hex() != said["root"]:
        raise Wrong("the path does not lead to the checkpoint's root")
    return f"entries 0 to {sealed['number']} are in checkpoint {said['number']} of {said['at']}"


def check_checkpoint(proof, posted):
    found = sha256(CHECKPOINT + canonical(proof["checkpoint"]).encode()).hex()
    if found != proof["checkpoint_hash"]:
        raise Wrong("the checkpoint was changed")
    if posted and not found.startswith(posted.lower()):
        raise Wrong(f"the checkpoint is not the posted one: {found}")
    return f"checkpoint {found}" + (", as it was posted" if posted else "")


# ── the time stamp, RFC 3161 ─────────────────────────────────────────────────────────────────────────────────


def check_token(proof, ca):
    token, digest = base64.b64decode(proof["token"]), bytes.fromhex(proof["checkpoint_hash"])
    # MessageImprint: the algorithm's name, then an octet string of 32 bytes.
    if not re.search(re.escape(SHA256_OID) + rb"(?:\x05\x00)?\x04\x20" + re.escape(digest), token, re.DOTALL):
        raise Wrong("the time stamp is over something else")
    openssl = shutil.which("openssl")
    if openssl is None:
        return "the time stamp names the checkpoint; openssl is not here to judge its signature"
    with tempfile.TemporaryDirectory() as folder:
        der, roots = Path(folder, "token.der"), Path(folder, "roots.pem")
        der.write_bytes(token)
        roots.write_text(Path(ca).read_text() if ca else "".join(proof["roots"]))
        asked = [openssl, "ts", "-verify", "-digest", digest.hex(), "-token_in", "-in", der, "-CAfile", roots]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Wrong("openssl does not accept the time stamp: " + done.stderr.strip().replace("\n", " "))
        shown = [openssl, "ts", "-reply", "-token_in", "-in", der, "-token_out", "-text"]
        text = subprocess.run(shown, capture_output=True, text=True, check=False).stdout
    at = re.search(r"Time stamp: (.+)", text)
    whose = "the roots given" if ca else "the roots in the proof, for which only its maker vouches"
    return f"time stamp of {at[1] if at else 'an unknown moment'}, accepted by openssl under {whose}"


# ── the signed document ──────────────────────────────────────────────────────────────────────────────────────


def check_pdf(proof, path):
    data = Path(path).read_bytes()
    facts = json.dumps([entry.get("facts") for entry in proof["entries"]])
    if hashlib.sha256(data).hexdigest() not in facts:
        raise Wrong("no entry names this document")
    heads = {found.groups() for text in texts(data) for found in IN_PDF.finditer(text)}
    if not heads:
        raise Wrong("the document names no head of a record: it is not completed")
    for count, digest in heads:
        at = int(count) - 1
        if not 0 <= at < len(proof["entries"]) or proof["entries"][at]["hash"] != digest:
            raise Wrong(f"the document names another entry {at}")
    counts = ", ".join(count for count, _ in sorted(heads))
    return f"the document is in the record, and names its first {counts} entries"


def texts(data):
    """Of every /Reason: a literal or a hexadecimal string, PDFDoc or UTF-16."""
    for found in re.finditer(rb"/Reason\s*(?:\(((?:[^\\()]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)", data, re.DOTALL):
        raw = bytes.fromhex(found[2].decode()) if found[2] is not None else unescaped(found[1])
        yield raw[2:].decode("utf-16-be", "replace") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def unescaped(raw):
    def one(found):
        if found[1].isdigit():
            return bytes([int(found[1], 8) & 255])
        return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}.get(found[1], found[1])

    return re.sub(rb"\\([0-7]{1,3}|.)", one, raw, flags=re.DOTALL)


def say(line):
    sys.stdout.write(line + "\n")


def main():
    parser = argparse.ArgumentParser(description="Checks a proof that `yinxin audit proof` wrote.")
    parser.add_argument("proof")
    parser.add_argument("--pdf")
    parser.add_argument("--ca")
    parser.add_argument("--checkpoint")
    asked = parser.parse_args()
    try:
        proof = json.loads(Path(asked.proof).read_text(encoding="utf-8"))
        if proof["format"] not in ("yinxin-proof-v1", "yinxin-trail-v1"):
            raise Wrong("another format")
        lines = [check_chain(proof)]
        if proof["format"] == "yinxin-proof-v1":
            if any(entry.get("withheld") for entry in proof["entries"]):
                raise Wrong("a proof withholds nothing")
            lines += [check_inclusion(proof), check_checkpoint(proof, asked.checkpoint)]
            lines.append(check_token(proof, asked.ca))
        elif asked.checkpoint or asked.ca:
            raise Wrong(
                "this is a record without a checkpoint: the report that it came in is what is time-stamped"
            )
        if asked.pdf:
            lines.append(check_pdf(proof, asked.pdf))
    except Wrong as wrong:
        say(f"WRONG: {wrong}")
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        say(f"WRONG: this is no proof that can be read ({type(error).__name__}: {error})")
        return 1
    for line in lines:
        say(f"ok: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
