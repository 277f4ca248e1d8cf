/// What terminals send.
enum KeySeeds {
  /// Each complete in itself: what comes before and behind changes nothing.
  static let whole: [[UInt8]] = [
    "a", "Z", "é", "日", "😀", "\r", "\t", "\u{7F}", "\u{8}", "\u{1}", "\u{0}", " ", "~", "\u{9B}",
    "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[5~", "\u{1B}[3;2~", "\u{1B}OP", "\u{1B}OA", "\u{1B}O5P",
    "\u{1B}Oa", "\u{1B}[Z", "\u{1B}[I", "\u{1B}[O", "\u{1B}[[A", "\u{1B}[7$", "\u{1B}[8^",
    "\u{1B}[a",
    "\u{1B}[13;2u", "\u{1B}[97;5u", "\u{1B}[1089:1057:99;5u", "\u{1B}[27;5;13~", "\u{1B}[97;1:3u",
    "\u{1B}x", "\u{1B}\u{7F}", "\u{1B}é", "\u{1B}[<0;3;4M", "\u{1B}[<0;3;4m", "\u{1B}[<64;10;2M",
    "\u{1B}[<32;9999999;1M", "\u{1B}[M`!!", "\u{1B}[?62;c", "\u{1B}[>1;2c", "\u{1B}[12;40R",
    "\u{1B}]11;rgb:0000/1111/2222\u{7}", "\u{1B}]11;rgb:ff/ff/ff\u{1B}\\",
    "\u{1B}P>|xterm(1)\u{1B}\\",
    "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[?2026;2$y",
    "\u{1B}[200~hi\nthere\u{1B}[201~", "\u{1B}[200~\u{1B}[A\u{3}\u{1B}[20\u{1B}[201~",
    "\u{1B}[200~\u{1B}[201~",
  ].map { Array($0.utf8) }

  static let typed: [[UInt8]] =
    [
      "hello\r", "\u{1B}", "\u{1B}\u{1B}[A", "\u{1B}[", "\u{1B}O", "\u{1B}[1;", "\u{1B}[200~open",
      "\u{1B}]52;c;aGk=", "\u{1B}P", "\u{1B}[M!", "word \u{1B}[D\u{1B}[Dmore\u{7F}",
      "\u{1B}[200~a\u{1B}[201~b\u{1B}[200~c\u{1B}[201~", "\u{1B}]0;no\u{7}", "\u{1B}Px",
    ].map { Array($0.utf8) } + [[0xE2, 0x82], [0xFF, 0x41], [0x1B, 0xC3], [0xF0, 0x9F, 0x98]]
}
