/// Conversations as other programs write them, each on one line save for YAML.
enum ImportSeeds {
  static let all = records + documents

  /// A conversation a line.
  static let records: [[UInt8]] = [
    // ChatGPT, with branches and a picture.
    #"{"title":"Trains\u0007 \u6f22","create_time":1700000000.5,"update_time":1700000900,"conversation_id":"g-1","default_model_slug":"auto","is_archived":true,"current_node":"b2","mapping":{"root":{"id":"root","message":null,"parent":null,"children":["u1"]},"u1":{"id":"u1","parent":"root","children":["a1","b1"],"message":{"id":"u1","author":{"role":"user"},"create_time":1700000001,"content":{"content_type":"text","parts":["How fast?\r\n\u0000 x"]}}},"a1":{"id":"a1","parent":"u1","children":[],"message":{"id":"a1","author":{"role":"assistant"},"create_time":1700000005,"status":"in_progress","content":{"content_type":"text","parts":["300 km/h"]},"metadata":{"model_slug":"o3"}}},"b1":{"id":"b1","parent":"u1","children":["b2"],"message":{"id":"b1","author":{"role":"assistant"},"content":{"content_type":"thoughts","thoughts":[{"summary":"Speed","content":"It depends."}]}}},"b2":{"id":"b2","parent":"b1","children":[],"message":{"id":"b2","author":{"role":"assistant"},"content":{"content_type":"multimodal_text","parts":[{"content_type":"image_asset_pointer","asset_pointer":"sediment://file_00ab"},"Yes."]},"metadata":{"attachments":[{"id":"file_00ab","name":"my train.png"}]}}}}}"#,
    // Claude.
    #"{"uuid":"c-1","name":"","created_at":"2024-01-31T10:00:00.250000Z","updated_at":"2024-01-31T11:00:00Z","current_leaf_message_uuid":"m-3","chat_messages":[{"uuid":"m-1","parent_message_uuid":"00000000-0000-4000-8000-000000000000","text":"What?","sender":"human","created_at":"2024-01-31T10:00:00.25Z","attachments":[{"file_name":"notes.txt","extracted_content":"one\ntwo\n"}],"files":[{"file_name":"p.jpg"}]},{"uuid":"m-2","parent_message_uuid":"m-1","sender":"assistant","content":[{"type":"thinking","thinking":"Hm."},{"type":"tool_use","name":"search","input":{"q":"x"}},{"type":"text","text":"Two lines."}]},{"uuid":"m-3","parent_message_uuid":"m-2","sender":"human","text":"Thanks"}]}"#,
    // OpenAI-style, and ShareGPT.
    #"{"id":"o-1","model":"gpt-4o","created":1700000000,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"See"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]},{"role":"assistant","content":null,"tool_calls":[{"function":{"name":"f","arguments":"{}"}}],"reasoning":"r"},{"role":"tool","name":"f","content":"42"},{"role":"assistant","content":"42."}]}"#,
    #"{"id":"s-1","conversations":[{"from":"human","value":"Hi"},{"from":"gpt","value":"Hello"}]}"#,
    // Confab's own.
    #"{"format":"confab.conversation","version":1,"exportedBy":"Confab 1","conversation":{"id":"c-9","title":"Trip","model":"m","createdAt":{"seconds":1},"updatedAt":{"seconds":2},"options":{"extra":{}},"tags":["b"],"isStarred":true,"isArchived":false,"head":"m-2"},"messages":[{"id":"m-1","conversation":"c-9","role":"user","text":"x","reasoning":"","state":"complete","createdAt":{"seconds":1},"attempts":[]},{"id":"m-2","conversation":"c-9","parent":"m-1","role":"assistant","text":"y","reasoning":"z","state":"complete","createdAt":{"seconds":2},"attempts":[]}],"attachments":[{"hash":"a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222","name":"a.txt","kind":"text","base64":"AQI="}]}"#,
  ].map { Array($0.utf8) }

  /// Whole files.
  static let documents: [[UInt8]] = [
    "model: openai:gpt-4o\ntemperature: 0.5\nmessages:\n- role: system\n  content: Be nice.\n- role: user\n  content: |\n    Two\n    lines: \"x\"\n- role: assistant\n  content: &a 'Hello'\n- role: user\n  content:\n  - type: text\n    text: *a\n  - type: image_url\n    image_url:\n      url: data:image/png;base64,iVBORw0KGgo=\n",
    "model: m\nmessages:\n- role: tool\n  content:\n    text: t\n    tool_results:\n    - call: {name: f, arguments: {a: 1}}\n      output: [1, 2]\ncompressed_messages:\n- {role: user, content: old}\n",
    "model: m\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nmessages: [*b, *b, *b]\n",
    "[\n{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]},\n{\"messages\":[{\"role\":\"user\",\"content\":\"b\"}]}\n]\n",
    "{\"conversations\": [{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}, {\"mapping\":{}}]}",
    "{\n  \"messages\": [\n    {\"role\": \"user\", \"content\": \"pretty\"}\n  ]\n}\n",
  ].map { Array($0.utf8) }

  /// They stand before and behind a damaged record, and must come through.
  static let before = Array(
    #"{"id":"first","model":"m","messages":[{"role":"user","content":"first"}]}"#.utf8)
  static let behind = Array(
    #"{"id":"last","model":"m","messages":[{"role":"user","content":"last"},{"role":"assistant","content":"\"end\""}]}"#
      .utf8)

  static let tokens: [[UInt8]] = [
    "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u0000", "\\ud83d", "null", "true", "-1", "1e999",
    "9007199254740993", "\n", "\r\n", " ", "  ", "- ", "|\n", "&a ", "*a", "<<: ", "? ",
    "!!binary ",
    "%", "---\n", "\u{0}", "\u{1B}[31m", "\u{202E}", "é", "😀", "\u{FEFF}", "\"parent\":\"u1\"",
    "\"parent\":\"b2\"", "\"id\":\"u1\"", "\"children\":[]", "\"role\":", "\"content\":",
    "\"parts\":",
    "\"mapping\":", "\"messages\":", "\"text\":", "\"uuid\":", "\"sender\":\"human\"", "\"m-1\"",
    "data:image/png;base64,", "\"head\":\"m-1\"", "\"seconds\":1e308", "\"2024-13-45T99:99:99Z\"",
    "\"attempts\":[{}]", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":",
  ].map { Array($0.utf8) }
}
