package import Chat
import GRDB

/// What gates note for those of other running instances.
extension SQLiteStore: GateLedger {
  /// A cooldown that another instance noted stays when it ends later, within reason: a clock that was
  /// wrong must not close the gate for ever.
  package func note(_ pace: SharedPace, endpoint: String) throws(StoreError) {
    try write { db in
      try db.cachedStatement(
        sql: """
          INSERT INTO gates (endpoint, cooldown_until, spacing, in_flight, noted_at)
          VALUES (:endpoint, :cooldown, :spacing, :limit, :noted)
          ON CONFLICT (endpoint) DO UPDATE SET
            cooldown_until = max(excluded.cooldown_until,
              min(gates.cooldown_until, excluded.noted_at + :longest)),
            spacing = excluded.spacing, in_flight = excluded.in_flight,
            noted_at = excluded.noted_at
          """
      ).execute(arguments: [
        "endpoint": endpoint.storable, "cooldown": pace.cooldownUntil.seconds,
        "spacing": pace.spacing, "limit": pace.limit, "noted": pace.notedAt.seconds,
        "longest": GatePolicy.longestCooldown,
      ])
    }
  }

  package func pace(endpoint: String) throws(StoreError) -> SharedPace? {
    try read { db in
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM gates WHERE endpoint = ?"),
        arguments: [endpoint.storable])
      return row.map { row in
        SharedPace(
          cooldownUntil: WallTime(seconds: row["cooldown_until"]), spacing: row["spacing"],
          limit: row["in_flight"], notedAt: WallTime(seconds: row["noted_at"]))
      }
    }
  }
}
