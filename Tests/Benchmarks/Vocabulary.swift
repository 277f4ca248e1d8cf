/// Words of a made-up log: common ones of several languages as people write them, and, for the long
/// tail that real texts have, names put together from syllables and identifiers from words.
struct Vocabulary {
  enum Script: Int, CaseIterable {
    case english, german, french, russian, greek, chinese, japanese, korean, arabic, thai

    /// Of a hundred conversations.
    var share: Int {
      switch self {
      case .english: 70
      case .german, .french, .russian, .chinese: 5
      case .japanese: 4
      case .korean: 3
      default: 1
      }
    }

    /// What stands between words.
    var gap: String {
      switch self {
      case .chinese, .japanese, .thai: ""
      default: " "
      }
    }

    var stop: String {
      switch self {
      case .chinese, .japanese: "。"
      case .arabic: "؟ "
      case .thai: " "
      default: ". "
      }
    }
  }

  /// By script, the most common first.
  private let words: [[String]]
  let identifiers: [String]

  init() {
    var numbers = Numbers(seed: 7)
    words = Script.allCases.map { script in
      Self.common(script) + Self.rare(script, &numbers)
    }
    let parts = words[0].prefix(120).filter { $0.utf8.count > 2 }
    identifiers = (0..<4_000).map { number in
      let first = parts[numbers.below(parts.count)]
      let second = parts[numbers.below(parts.count)]
      let third = parts[numbers.below(parts.count)]
      switch number % 4 {
      case 0: return first + second.capitalizedASCII
      case 1: return first + "_" + second
      case 2: return first.capitalizedASCII + second.capitalizedASCII + third.capitalizedASCII
      default: return first + "_" + second + "_\(number)"
      }
    }
  }

  /// One of a script: the second most common half as often as the first, the third a third, and so on.
  func word(_ script: Script, _ numbers: inout Numbers) -> String {
    let list = words[script.rawValue]
    return list[numbers.ranked(list.count)]
  }

  private static func common(_ script: Script) -> [String] {
    let text: String =
      switch script {
      case .english:
        """
        the a to is of and in that it for this you with can be on as are not if or when how we have
        from will your use by should an which but one file there all error they has value each same
        into what only then after so does function was time line more before any code data list most
        like two first every where server request response message query index table column string
        number key result test case why change write read call return type name user input output
        process thread memory disk cache network connection timeout retry limit token model answer
        prompt text word search find sort filter order group join select update insert delete create
        build run start stop open close send receive parse format check match replace split merge
        branch commit version release deploy config setting option default example problem solution
        reason cause effect fast slow large small new old right wrong good better best simple complex
        weather recipe holiday garden music letter travel train budget doctor school language history
        """
      case .german:
        """
        der die und das ist nicht mit ein für auf wie kann man wird oder aber wenn über größer Straße
        können müssen Fehler Datei Abfrage Zeichen Größe ändern prüfen löschen öffnen schließen Übung
        Verbindung Antwort Anfrage Speicher Beispiel Lösung Frage Rezept Küche Wetter Urlaub schön
        """
      case .french:
        """
        le la de et les des est une pour dans que qui sur pas avec être plus fichier erreur requête
        réponse mémoire clé valeur où déjà très même après français façon problème école fenêtre été
        """
      case .russian:
        """
        и в не на что это как с для по или если ошибка файл запрос ответ память ключ значение строка
        нужно можно почему программа пример решение вопрос сервер данные погода рецепт ещё только
        """
      case .greek:
        "και το να είναι για σε από με που δεν αρχείο σφάλμα ερώτηση απάντηση μνήμη κλειδί τιμή λύση"
      case .chinese:
        """
        的 是 了 在 我们 可以 这个 文件 错误 请求 回答 服务器 数据 查询 问题 方法 函数 内存 网络
        模型 中国 天气 学习 使用 需要 没有 如果 因为 所以 时间 代码 测试 运行 结果
        """
      case .japanese:
        """
        は の を に が です ます する この その ファイル エラー サーバー 質問 回答 データ 検索 関数
        メモリ 問題 方法 日本語 天気 東京 使い方 場合 必要 コード テスト 実行 結果 ありがとう
        """
      case .korean:
        """
        이 그 를 은 는 에서 파일 오류 요청 응답 서버 데이터 검색 함수 메모리 문제 방법 한국어 날씨
        서울 사용 경우 필요 코드 테스트 실행 결과 감사합니다 질문
        """
      case .arabic:
        "في من على أن إلى هذا ملف خطأ طلب جواب خادم بيانات بحث سؤال ذاكرة مثال حل كيف لماذا طقس"
      case .thai:
        "และ ที่ เป็น ใน ไม่ ได้ ไฟล์ ข้อผิดพลาด คำขอ คำตอบ ข้อมูล ค้นหา ปัญหา วิธี ตัวอย่าง อากาศ"
      }
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Names and terms that are seldom said.
  private static func rare(_ script: Script, _ numbers: inout Numbers) -> [String] {
    let syllables: [String]
    let count: Int
    switch script {
    case .english, .german, .french:
      syllables = """
        ba co di fu ga hel in jo ka lo mi nu or pel qui ra so ti ul ver wen xa yo zu tra ste pro gri
        blo cha dre flo mon tan ler sim
        """.split(separator: " ").map(String.init)
      count = script == .english ? 30_000 : 4_000
    case .russian:
      syllables = "ба ко ди фу га ми ра со ти ве но пе ло жа ше ры".split(separator: " ").map(
        String.init)
      count = 4_000
    case .chinese, .japanese:
      syllables = "山 川 天 地 人 大 小 中 上 下 東 西 南 北 水 火 木 金 土 光 音 心 手 目 車 道 語 力"
        .split(separator: " ").map(String.init)
      count = 2_000
    default: return []
    }
    return (0..<count).map { _ in
      (0..<2 + numbers.below(2)).map { _ in syllables[numbers.below(syllables.count)] }.joined()
    }
  }
}

/// Chance that is the same each time.
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ limit: Int) -> Int { Int(next() >> 33) % limit }

  /// From 0 to 1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// A place in a list: how often one comes falls as its rank rises.
  mutating func ranked(_ count: Int) -> Int {
    min(count - 1, Int(power(of: Double(count), unit())) - 1)
  }

  private mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

extension String {
  var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
